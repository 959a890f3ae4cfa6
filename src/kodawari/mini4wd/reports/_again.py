"""What is needed to get the same numbers again, to the last bit."""

from collections.abc import Mapping

from kodawari.mini4wd.course import Course
from kodawari.report import Html, Section, element

__all__ = ["SAME_BITS", "again_section", "course_words", "facts_list"]

SAME_BITS = "The same inputs, seed and physics version give the same numbers to the last bit."


def facts_list(facts: Mapping[str, str]) -> Html:
    """Names and values, one a line; empty values are left out."""
    pairs = [(element("dt", name), element("dd", value)) for name, value in facts.items() if value]
    return element("dl", *(part for pair in pairs for part in pair), class_="facts")


def again_section(
    facts: Mapping[str, str], *, command: str, files: Mapping[str, str], lede: str = SAME_BITS
) -> Section:
    """Inputs, seed, version and command.

    Args:
        facts: What decides the numbers, by name.
        command: The command line, or empty.
        lede: A sentence beside the heading.
        files: Texts of files by title, such as the winner's car file.
    """
    body = [facts_list(facts)]
    if command:
        body.append(element("pre", command))
    body += [
        element("details", element("summary", title), element("pre", text)) for title, text in files.items()
    ]
    return Section(
        anchor="again",
        title="Run it again",
        ja="再現",
        lede=lede,
        body=body,
    )


def course_words(course: Course) -> str:
    """The course with whatever was set on it."""
    given = ", ".join(f"{name} = {value}" for name, value in course.overrides.items())
    return f"{course.title} ({course.name}){f', with {given}' if given else ''}"
