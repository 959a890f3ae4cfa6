"""The kei world: cars that live in a box drawn by law.

`catalogue` (what is known of each car), `eras` and `inspect` (the seven boxes, the class), `modify`,
`compare`, `ownership`, `drawing`, `drive` (the road solver), `importing`.
"""

__all__: list[str] = []
