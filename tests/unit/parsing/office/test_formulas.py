import pytest

from video_gen.parsing.office.formulas import tex_of
from video_gen.parsing.office.xml import read_xml

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def r(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "tex"),
    [
        (r("a+b"), "a+b"),
        (f"<m:f><m:num>{r('a')}</m:num><m:den>{r('b')}</m:den></m:f>", r"\frac{a}{b}"),
        (f"<m:sSup><m:e>{r('x')}</m:e><m:sup>{r('2')}</m:sup></m:sSup>", "{x}^{2}"),
        (f"<m:sSub><m:e>{r('x')}</m:e><m:sub>{r('i')}</m:sub></m:sSub>", "{x}_{i}"),
        (f"<m:rad><m:deg/><m:e>{r('x')}</m:e></m:rad>", r"\sqrt{x}"),
        (f"<m:rad><m:deg>{r('3')}</m:deg><m:e>{r('x')}</m:e></m:rad>", r"\sqrt[3]{x}"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{r("i=0")}</m:sub><m:e>{r("i")}</m:e></m:nary>',
            r"\sum_{i=0} i",
        ),
        (f"<m:d><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:d>", "(a,b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{r("a")}</m:e></m:d>', "[a"),
        (
            f"<m:m><m:mr><m:e>{r('1')}</m:e><m:e>{r('2')}</m:e></m:mr><m:mr><m:e>{r('3')}</m:e></m:mr></m:m>",
            r"\begin{matrix}1 & 2 \\ 3\end{matrix}",
        ),
        (f"<m:eqArr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:eqArr>", r"a \\ b"),
        (f"<m:unheard><m:e>{r('kept')}</m:e></m:unheard>", "kept"),
    ],
)
def test_formulas_become_tex(inside, tex):
    assert tex_of(read_xml(f"<m:oMath {M}>{inside}</m:oMath>".encode())) == tex
