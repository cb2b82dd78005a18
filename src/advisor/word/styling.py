"""A language in, the styles, settings, fonts and lists of a Word file out."""

from __future__ import annotations

from advisor.model.text import Lang
from advisor.word.looks import ALTERNATIVES, DEFAULTS, STYLES, TITLE_FACE, Style, face
from advisor.word.markup import DECLARATION, WORD_NAMES

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BULLETS = ("•", "–", "·")
BULLET_LIST = 1
COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)


def write_styles(lang: Lang) -> str:
    """Return the part that holds the styles."""
    paragraph, letters = DEFAULTS[lang]
    return (
        f"{DECLARATION}<w:styles {WORD_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr></w:style>"
        f"{''.join(_write_style(style) for style in STYLES[lang])}</w:styles>"
    )


def _write_style(style: Style) -> str:
    parent = f'<w:basedOn w:val="{style.parent}"/>' if style.parent else ""
    following = '<w:next w:val="BodyText"/>' if style.id.startswith(("Heading", "Attachment")) else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    letters = f"<w:rPr>{style.letters}</w:rPr>" if style.letters else ""
    return (
        f'<w:style w:type="{style.kind}" w:styleId="{style.id}"><w:name w:val="{style.name}"/>{parent}{following}'
        f"<w:qFormat/>{paragraph}{letters}</w:style>"
    )


def write_settings(lang: Lang) -> str:
    """Return the part that holds the settings: in Chinese odd and even pages differ; notes count 1, 2, 3."""
    sides = "<w:evenAndOddHeaders/>" if lang == "zh" else ""
    return (
        f'{DECLARATION}<w:settings {WORD_NAMES}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="420"/>{sides}<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/>'
        '<w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        f'<w:compat>{COMPATIBILITY}</w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def write_fonts() -> str:
    """Return the part that names, for each official face, what may stand in for it."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"script" if name == TITLE_FACE else "modern"}"/><w:pitch w:val="variable"/></w:font>'
        for name, other in ALTERNATIVES.items()
    )
    return f"{DECLARATION}<w:fonts {WORD_NAMES}>{fonts}</w:fonts>"


def write_lists() -> str:
    """Return the part that holds the bullets of the English memo."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{284 * (level + 1)}" w:hanging="284"/></w:pPr>'
        f"<w:rPr>{face('Times New Roman')}</w:rPr></w:lvl>"
        for level, sign in enumerate(BULLETS)
    )
    return (
        f'{DECLARATION}<w:numbering {WORD_NAMES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
