from video_gen.parsing.office.charts import read_chart
from video_gen.parsing.office.xml import read_xml


def test_a_point_far_down_makes_no_long_table():
    points = "".join(f'<c:pt idx="{n}"><c:v>{n}</c:v></c:pt>' for n in (0, 1, 999, 1_000, 4_000_000))
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    root = read_xml(f'<c:chartSpace xmlns:c="{chart}"><c:ser><c:val>{points}</c:val></c:ser></c:chartSpace>'.encode())
    rows = read_chart(root).rows
    assert len(rows) == 1_000
    assert rows[-1] == ("", "999")
