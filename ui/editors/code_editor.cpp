#include "ui/editors/code_editor.h"

#include "ui/editors/sandbox_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tool_tip.h"

#include <Qsci/qscilexerjavascript.h>

#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScreen>
#include <QToolTip>

#include <algorithm>

namespace sluis::editors {

using theme::Color;

namespace {

    constexpr int ErrorGround = 8; // markers
    constexpr int WarningGround = 9;
    constexpr int ErrorSign = 10;
    constexpr int WarningSign = 11;
    constexpr int ErrorLine = 8; // indicators
    constexpr int WarningLine = 9;
    constexpr int MarkMargin = 0;
    constexpr int NumberMargin = 1;
    constexpr int FoldMargin = 2;
    constexpr int LeastTyped = 2; // letters before a list opens by itself
    constexpr char OfferSeparator = '\n';

    // As Scintilla takes colours: blue, green, red.
    long scintillaColor(Color name)
    {
        const QColor color = theme::color(name);
        return color.red() | (color.green() << 8) | (color.blue() << 16);
    }

    // Scintilla takes points only; ours are sized in pixels.
    QFont inPoints(QFont font)
    {
        constexpr double PointsPerInch = 72;
        font.setPointSizeF(font.pixelSize() * PointsPerInch / QGuiApplication::primaryScreen()->logicalDotsPerInchY());
        return font;
    }

    const QRegularExpression& wordAtEnd()
    {
        static const QRegularExpression pattern(QStringLiteral("([A-Za-z_$][A-Za-z0-9_$]*)?$"));
        return pattern;
    }

} // namespace

CodeEditor::CodeEditor(QWidget* parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerJavaScript(this))
{
    setFrameShape(QFrame::NoFrame);
    setAcceptDrops(false); // files are for the window
    viewport()->setAcceptDrops(false);
    setUtf8(true);
    setEolMode(EolUnix);
    setLexer(m_lexer);
    m_lexer->setFoldCompact(false);
    m_lexer->setFoldComments(true);
    setIndentationsUseTabs(false);
    setIndentationWidth(2);
    setTabWidth(2);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setTabIndents(true);
    setBraceMatching(SloppyBraceMatch);
    setCaretLineVisible(true);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setMarginType(MarkMargin, SymbolMargin);
    setMarginWidth(MarkMargin, 20);
    setMarginMarkerMask(MarkMargin, (1 << ErrorSign) | (1 << WarningSign));
    setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    setMarginWidth(NumberMargin, QStringLiteral("00000"));
    setMarginMarkerMask(NumberMargin, 0);
    setMarginType(FoldMargin, SymbolMargin);
    setFolding(PlainFoldStyle, FoldMargin);
    markerDefine(Background, ErrorGround);
    markerDefine(Background, WarningGround);
    markerDefine(Circle, ErrorSign);
    markerDefine(RightTriangle, WarningSign);
    indicatorDefine(SquiggleIndicator, ErrorLine);
    indicatorDefine(SquiggleIndicator, WarningLine);
    SendScintilla(SCI_SETEXTRAASCENT, 2);
    SendScintilla(SCI_SETEXTRADESCENT, 2);
    SendScintilla(SCI_SETCARETWIDTH, 1);
    SendScintilla(SCI_SETMARGINLEFT, 0, 4L);
    SendScintilla(SCI_AUTOCSETSEPARATOR, static_cast<unsigned long>(OfferSeparator));
    SendScintilla(SCI_AUTOCSETIGNORECASE, 1UL);
    SendScintilla(SCI_AUTOCSETMAXHEIGHT, 9UL);
    SendScintilla(SCI_AUTOCSETORDER, static_cast<unsigned long>(SC_ORDER_PERFORMSORT));
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_setting)
            Q_EMIT codeEdited(code());
    });
    connect(this, &QsciScintilla::cursorPositionChanged, this,
        [this](int line, int column) { Q_EMIT caretMoved(line + 1, column + 1); });
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, &CodeEditor::charAdded);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &CodeEditor::dress);
    dress();
}

void CodeEditor::dress()
{
    const QFont font = inPoints(theme::font(theme::Font::Data));
    m_lexer->setDefaultFont(font);
    m_lexer->setFont(font, -1);
    m_lexer->setDefaultPaper(theme::color(Color::SurfaceSunken));
    m_lexer->setDefaultColor(theme::color(Color::TextPrimary));
    m_lexer->setPaper(theme::color(Color::SurfaceSunken), -1);
    m_lexer->setColor(theme::color(Color::TextPrimary), -1);
    using Lexer = QsciLexerJavaScript;
    for (const int style : {Lexer::Comment, Lexer::CommentLine, Lexer::CommentDoc, Lexer::CommentLineDoc})
        m_lexer->setColor(theme::color(Color::SyntaxComment), style);
    for (const int style :
        {Lexer::DoubleQuotedString, Lexer::SingleQuotedString, Lexer::UnclosedString, Lexer::RawString, Lexer::Regex})
        m_lexer->setColor(theme::color(Color::SyntaxString), style);
    m_lexer->setColor(theme::color(Color::SyntaxNumber), Lexer::Number);
    m_lexer->setColor(theme::color(Color::SyntaxKeyword), Lexer::Keyword);
    m_lexer->setColor(theme::color(Color::SyntaxFunction), Lexer::KeywordSet2);
    setPaper(theme::color(Color::SurfaceSunken));
    setColor(theme::color(Color::TextPrimary));
    setCaretForegroundColor(theme::color(Color::TextPrimary));
    setCaretLineBackgroundColor(theme::color(Color::SurfaceHover));
    setSelectionBackgroundColor(theme::color(Color::SurfaceSelected));
    resetSelectionForegroundColor();
    setMarginsFont(inPoints(theme::font(theme::Font::DataCaption)));
    setMarginsForegroundColor(theme::color(Color::TextTertiary));
    setMarginsBackgroundColor(theme::color(Color::SurfaceSunken));
    setMarginBackgroundColor(MarkMargin, theme::color(Color::SurfaceSunken));
    setFoldMarginColors(theme::color(Color::SurfaceSunken), theme::color(Color::SurfaceSunken));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDER, static_cast<long>(SC_MARK_ARROW));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEREND, static_cast<long>(SC_MARK_ARROW));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPEN, static_cast<long>(SC_MARK_ARROWDOWN));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPENMID, static_cast<long>(SC_MARK_ARROWDOWN));
    for (const int marker :
        {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEREND, SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDEROPENMID}) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), scintillaColor(Color::TextTertiary));
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker), scintillaColor(Color::TextTertiary));
    }
    setMarkerBackgroundColor(theme::color(Color::DangerSoft), ErrorGround);
    setMarkerBackgroundColor(theme::color(Color::WarningSoft), WarningGround);
    for (const int marker : {ErrorSign, WarningSign}) {
        const QColor sign = theme::color(marker == ErrorSign ? Color::DangerSolid : Color::WarningSolid);
        setMarkerForegroundColor(sign, marker);
        setMarkerBackgroundColor(sign, marker);
    }
    setIndicatorForegroundColor(theme::color(Color::DangerSolid), ErrorLine);
    setIndicatorForegroundColor(theme::color(Color::WarningSolid), WarningLine);
    setMatchedBraceBackgroundColor(theme::color(Color::AccentSoft));
    setMatchedBraceForegroundColor(theme::color(Color::AccentText));
    setUnmatchedBraceBackgroundColor(theme::color(Color::DangerSoft));
    setUnmatchedBraceForegroundColor(theme::color(Color::DangerText));
    setCallTipsBackgroundColor(theme::color(Color::SurfaceRaised));
    setCallTipsForegroundColor(theme::color(Color::TextPrimary));
    setCallTipsHighlightColor(theme::color(Color::AccentText));
    SendScintilla(SCI_SETWHITESPACEBACK, 0UL, scintillaColor(Color::SurfaceSunken));
    QStringList names;
    for (const SandboxWord& word : sandboxWords()) {
        if (word.object.isEmpty())
            names << word.name;
    }
    for (const SandboxWord& word : testWords())
        names << word.name;
    SendScintilla(SCI_SETKEYWORDS, 1UL, names.join(u' ').toUtf8().constData());
}

void CodeEditor::setCode(const QString& code)
{
    if (code == this->code())
        return;
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    const int first = firstVisibleLine();
    m_setting = true;
    setScrollWidth(1);
    setText(code);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setCursorPosition(std::min(line, lines() - 1), line < lines() ? column : 0);
    setFirstVisibleLine(first);
    m_setting = false;
}

QString CodeEditor::code() const
{
    return text().replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

void CodeEditor::setFieldNames(const QStringList& names)
{
    m_fields = names;
}

void CodeEditor::setForTests(bool forTests)
{
    m_forTests = forTests;
}

void CodeEditor::setMarks(const QVector<Mark>& marks)
{
    m_marks = marks;
    for (const int marker : {ErrorGround, WarningGround, ErrorSign, WarningSign})
        markerDeleteAll(marker);
    for (const int indicator : {ErrorLine, WarningLine})
        clearIndicatorRange(0, 0, lines() - 1, text(lines() - 1).size(), indicator);
    for (const Mark& mark : marks) {
        const int line = mark.line - 1;
        if (line < 0 || line >= lines())
            continue;
        if (mark.isError)
            markerAdd(line, ErrorGround);
        markerAdd(line, mark.isError ? ErrorSign : WarningSign);
        const QString words = text(line);
        const auto start = static_cast<int>(
            std::find_if(words.begin(), words.end(), [](QChar c) { return !c.isSpace(); }) - words.begin());
        fillIndicatorRange(line, start, line, static_cast<int>(words.trimmed().size()) + start,
            mark.isError ? ErrorLine : WarningLine);
    }
}

QString CodeEditor::markAt(int line) const
{
    QStringList found;
    for (const Mark& mark : m_marks) {
        if (mark.line == line)
            found << mark.text;
    }
    return found.join(u'\n');
}

void CodeEditor::goToLine(int line)
{
    const int at = std::clamp(line - 1, 0, std::max(0, lines() - 1));
    ensureLineVisible(at);
    const QString words = text(at);
    setCursorPosition(
        at, static_cast<int>(words.size() - words.trimmed().size() > 0 ? words.indexOf(words.trimmed().left(1)) : 0));
    setFirstVisibleLine(std::max(0, at - 8));
    setFocus(Qt::OtherFocusReason);
}

QString CodeEditor::textBefore() const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    return text(line).left(column);
}

QMap<QString, QString> CodeEditor::aliases() const
{
    static const QRegularExpression pattern(
        QStringLiteral("(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*require\\(\\s*['\"](\\w+)['\"]"));
    QMap<QString, QString> found;
    for (auto match = pattern.globalMatch(code()); match.hasNext();) {
        const auto one = match.next();
        found.insert(one.captured(1), one.captured(2));
    }
    return found;
}

QStringList CodeEditor::offersFor(const QString& before, QString* typed) const
{
    static const QRegularExpression inRequire(
        QStringLiteral("(?:require|mock|mockObject|assertApi)\\(\\s*['\"](\\w*)$"));
    static const QRegularExpression member(QStringLiteral("([A-Za-z_$][\\w$]*)\\.([A-Za-z_$][\\w$]*)?$"));
    static const QRegularExpression inText(QStringLiteral("^(?:[^'\"]|'[^']*'|\"[^\"]*\")*['\"][^'\"]*$"));
    QStringList offers;
    QString word = wordAtEnd().match(before).captured(1);
    if (const auto match = inRequire.match(before); match.hasMatch()) {
        word = match.captured(1);
        for (const SandboxWord& each : sandboxWords()) {
            if (each.object.isEmpty())
                offers << each.name;
        }
    } else if (inText.match(before).hasMatch() || before.contains(QLatin1String("//"))) {
        return {};
    } else if (const auto match = member.match(before); match.hasMatch()) {
        word = match.captured(2);
        const QString left = match.captured(1);
        const QString object = left == QLatin1String("data") ? left : aliases().value(left, left);
        for (const SandboxWord& each : sandboxWords()) {
            if (each.object == object)
                offers << each.name;
        }
        if (left == QLatin1String("data"))
            offers << m_fields;
    } else {
        static const QStringList keywords{QStringLiteral("const"), QStringLiteral("function"), QStringLiteral("return"),
            QStringLiteral("require"), QStringLiteral("undefined"), QStringLiteral("data")};
        offers = keywords;
        const auto known = aliases();
        offers << known.keys();
        for (const SandboxWord& each : sandboxWords()) {
            if (each.object.isEmpty())
                offers << each.name;
        }
        if (m_forTests) {
            for (const SandboxWord& each : testWords())
                offers << each.name;
        }
        static const QRegularExpression declared(QStringLiteral("(?:const|let|var|function)\\s+([A-Za-z_$][\\w$]*)"));
        for (auto match = declared.globalMatch(code()); match.hasNext();)
            offers << match.next().captured(1);
    }
    offers.erase(
        std::remove_if(offers.begin(), offers.end(),
            [&](const QString& offer) { return !offer.startsWith(word, Qt::CaseInsensitive) || offer == word; }),
        offers.end());
    offers.removeDuplicates();
    offers.sort(Qt::CaseInsensitive);
    if (typed)
        *typed = word;
    return offers;
}

void CodeEditor::charAdded(int character)
{
    if (character == '(' || character == ',') {
        showCallTip();
        return;
    }
    if (character == ')')
        SendScintilla(SCI_CALLTIPCANCEL);
    const QChar typed(character);
    if (typed.isLetterOrNumber() || typed == u'_' || typed == u'.' || typed == u'\'' || typed == u'"')
        showOffers(typed == u'.');
}

void CodeEditor::showOffers(bool asked)
{
    QString typed;
    const QString before = textBefore();
    const QStringList offers = offersFor(before, &typed);
    const bool inQuotes = before.endsWith(u'\'') || before.endsWith(u'"');
    if (offers.isEmpty() || (typed.size() < LeastTyped && !asked && !inQuotes)) {
        if (SendScintilla(SCI_AUTOCACTIVE))
            SendScintilla(SCI_AUTOCCANCEL);
        return;
    }
    if (inQuotes && !QRegularExpression(QStringLiteral("require\\(\\s*['\"]$")).match(before).hasMatch())
        return;
    SendScintilla(SCI_AUTOCSHOW, static_cast<uintptr_t>(typed.toUtf8().size()),
        offers.join(QLatin1Char(OfferSeparator)).toUtf8().constData());
}

void CodeEditor::showCallTip()
{
    // The call that is not closed yet in front of the caret, on this line.
    const QString before = textBefore();
    int depth = 0;
    qsizetype open = before.size() - 1;
    for (; open >= 0; --open) {
        if (before[open] == u')')
            ++depth;
        else if (before[open] == u'(' && depth-- == 0)
            break;
    }
    if (open <= 0)
        return;
    static const QRegularExpression called(QStringLiteral("(?:([A-Za-z_$][\\w$]*)\\.)?([A-Za-z_$][\\w$]*)$"));
    const auto match = called.match(before.left(open));
    if (!match.hasMatch())
        return;
    const auto known = aliases();
    const QString left = match.captured(1);
    const QString name = match.captured(2);
    const SandboxWord* word
        = left.isEmpty() ? sandboxWord(known.value(name, name)) : sandboxWord(name, known.value(left, left));
    if (!word || word->call.isEmpty())
        return;
    QString tip = word->call;
    if (!word->result.isEmpty())
        tip += QStringLiteral(" → ") + word->result;
    if (!word->about.isEmpty())
        tip += u'\n' + word->about;
    const auto position = SendScintilla(SCI_GETCURRENTPOS) - before.mid(open).toUtf8().size();
    SendScintilla(SCI_CALLTIPSHOW, static_cast<uintptr_t>(position), tip.toUtf8().constData());
}

bool CodeEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = key->modifiers() == Qt::ControlModifier
            && (key->key() == Qt::Key_F || key->key() == Qt::Key_H || key->key() == Qt::Key_Space
                || key->key() == Qt::Key_D);
        if (ours) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPoint at = viewport()->mapFrom(this, help->pos());
        const long position = SendScintilla(SCI_POSITIONFROMPOINT, at.x(), static_cast<long>(at.y()));
        const int line = static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, position)) + 1;
        const QString words = markAt(line);
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), widgets::plainToolTip(words), this);
        return true;
    }
    return QsciScintilla::event(event);
}

void CodeEditor::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (control && event->key() == Qt::Key_F) {
        Q_EMIT findRequested(false);
        return;
    }
    if (control && event->key() == Qt::Key_H) {
        Q_EMIT findRequested(true);
        return;
    }
    if (control && event->key() == Qt::Key_Space) {
        showOffers(true);
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void CodeEditor::focusOutEvent(QFocusEvent* event)
{
    QsciScintilla::focusOutEvent(event);
    Q_EMIT left();
}

} // namespace sluis::editors
