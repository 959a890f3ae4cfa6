import re

from kodawari.report import Column, Html, Line, quiet, table

COLUMNS = [Column("part"), Column("mass", "figure")]


def test_figures_get_one_width_before_and_behind_the_point() -> None:
    html = table(COLUMNS, [["a", "104.6 mm ±0.2"], ["b", "3 g"], ["c", "−0.25"]])
    assert set(re.findall(r'class="whole" style="([^"]+)"', html)) == {"min-width:3.0ch"}
    assert set(re.findall(r'class="broken" style="([^"]+)"', html)) == {"min-width:calc(2ch + .35em)"}
    assert '>104</span><span class="broken"' in html
    assert '>.6</span><span class="after"> mm ±0.2</span>' in html


def test_whole_figures_need_no_room_behind_the_point() -> None:
    html = table(COLUMNS, [["a", "12"], ["b", "1\u2009000"]])
    assert "calc" not in html
    assert 'style="min-width:4.5ch"' in html


def test_words_in_a_column_of_figures_stay_words() -> None:
    assert "<span>never</span>" in table(COLUMNS, [["a", "never"]])
    assert '<span class="quiet">unknown</span>' in table(COLUMNS, [["a", quiet("unknown")]])


def test_names_are_escaped_and_rows_have_a_head() -> None:
    html = table(COLUMNS, [["<script>", "1"]])
    assert '<th scope="row">&lt;script&gt;</th>' in html
    assert "<script>" not in html


def test_looks_of_rows() -> None:
    html = table(
        COLUMNS, [Line(["group"], "group"), Line(["a", "1"], "changed"), Line(["all", "1"], "total")]
    )
    assert '<tr class="group"><th scope="rowgroup" colspan="2">group</th></tr>' in html
    assert '<tr class="changed">' in html
    assert '<tr class="total">' in html
    assert 'class="stacked marked"' in html


def test_an_empty_cell_and_a_table_that_never_stacks() -> None:
    html = table(["a", "b"], [["x", ""], ["y", Html()]], caption="Two rows.", stacked=False)
    assert html.count('class="empty"') == 2
    assert "<caption>Two rows.</caption>" in html
    assert "stacked" not in html
