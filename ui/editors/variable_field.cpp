#include "ui/editors/variable_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/variable_text.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionFrame>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextLayout>

namespace sluis::editors {

using theme::Color;

namespace {

    constexpr int SidePadding = 8;
    constexpr int CellPadding = 6;
    constexpr int LineHeight = 20;
    constexpr int GroundHeight = 18;
    constexpr int ChevronWidth = 22;

    // References in the data face and the colour of variables.
    class ReferenceHighlighter : public QSyntaxHighlighter
    {
    public:
        using QSyntaxHighlighter::QSyntaxHighlighter;

    protected:
        void highlightBlock(const QString& text) override
        {
            QTextCharFormat format;
            format.setFont(theme::font(theme::Font::Data));
            format.setForeground(theme::color(Color::KindVariable));
            int at = 0;
            for (const widgets::TextPart& part : widgets::splitReferences(text)) {
                if (part.reference)
                    setFormat(at, static_cast<int>(part.text.size()), format);
                at += static_cast<int>(part.text.size());
            }
        }
    };

} // namespace

VariableField::VariableField(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_Hover);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("inputFrame", true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    new ReferenceHighlighter(document());
    setLines(1);
    setRole(theme::Font::Base);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_setting)
            return;
        Q_EMIT textEdited(text());
        Q_EMIT referenceTyped();
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!m_setting)
            Q_EMIT referenceTyped();
    });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        const QString kept = text();
        m_setting = true;
        setPlainText(kept);
        m_setting = false;
    });
}

void VariableField::setText(const QString& text)
{
    if (text == this->text())
        return;
    const int position = textCursor().position();
    m_setting = true;
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(hasFocus() ? position : 0, static_cast<int>(text.size())));
    setTextCursor(cursor);
    m_setting = false;
    viewport()->update();
}

void VariableField::setRole(theme::Font font)
{
    m_font = font;
    setFont(theme::font(font));
    layoutMargins();
}

void VariableField::setLines(int lines)
{
    m_lines = std::max(1, lines);
    setLineWrapMode(isOneLine() ? NoWrap : WidgetWidth);
    setVerticalScrollBarPolicy(isOneLine() ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setFixedHeight(isOneLine() ? theme::controlHeight : m_lines * LineHeight + 10);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layoutMargins();
}

void VariableField::setFramed(bool framed)
{
    m_framed = framed;
    setFrameShape(framed ? QFrame::StyledPanel : QFrame::NoFrame);
    layoutMargins();
}

void VariableField::setInvalid(bool invalid)
{
    setProperty("invalid", invalid);
    update();
}

void VariableField::setTrailing(const QString& words)
{
    if (m_trailing == words)
        return;
    m_trailing = words;
    viewport()->update();
}

void VariableField::setKnown(std::function<bool(const QString& name)> isKnown)
{
    m_isKnown = std::move(isKnown);
    viewport()->update();
}

void VariableField::setChevron(bool shown)
{
    m_chevron = shown;
    layoutMargins();
}

void VariableField::layoutMargins()
{
    const int frame = m_framed ? 1 : 0;
    const int side = (m_framed ? SidePadding : CellPadding) - frame;
    const int line = QFontMetrics(font()).lineSpacing();
    const int top = isOneLine() ? std::max(0, (theme::controlHeight - line) / 2 - frame) : 4;
    setViewportMargins(side, top, side + (m_chevron ? ChevronWidth - 4 : 0), isOneLine() ? 0 : 4);
}

QRect VariableField::chevronRect() const
{
    return {width() - ChevronWidth - 1, 0, ChevronWidth, height()};
}

QString VariableField::openReference() const
{
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype open = before.lastIndexOf(QLatin1String("{{"));
    if (open < 0 || before.indexOf(QLatin1String("}}"), open) >= 0)
        return {};
    const QString typed = before.mid(open + 2);
    return typed.isNull() ? QString(QLatin1String("")) : typed;
}

void VariableField::completeReference(const QString& name)
{
    QTextCursor cursor = textCursor();
    const QString block = cursor.block().text();
    const QString before = block.left(cursor.positionInBlock());
    const qsizetype open = before.lastIndexOf(QLatin1String("{{"));
    QString after = block.mid(cursor.positionInBlock());
    // What was left of the reference behind the cursor goes with it.
    const qsizetype close = after.indexOf(QLatin1String("}}"));
    const qsizetype next = after.indexOf(QLatin1String("{{"));
    const qsizetype swallowed = close >= 0 && (next < 0 || close < next) ? close + 2 : 0;
    if (open >= 0)
        cursor.setPosition(cursor.block().position() + static_cast<int>(open));
    else
        cursor.setPosition(cursor.position());
    cursor.setPosition(
        cursor.block().position() + static_cast<int>(before.size() + swallowed), QTextCursor::KeepAnchor);
    cursor.insertText(QStringLiteral("{{%1}}").arg(name));
    setTextCursor(cursor);
}

QRect VariableField::referenceRect() const
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype open = std::max<qsizetype>(0, before.lastIndexOf(QLatin1String("{{")));
    cursor.setPosition(cursor.block().position() + static_cast<int>(open));
    return cursorRect(cursor).translated(viewport()->pos());
}

QSize VariableField::sizeHint() const
{
    return {160, height()};
}

QSize VariableField::minimumSizeHint() const
{
    return {60, height()};
}

bool VariableField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
            return false; // the draft's undo, not ours
    }
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (m_chevron && press && chevronRect().contains(static_cast<QMouseEvent*>(event)->pos())) {
        Q_EMIT chevronClicked();
        return true;
    }
    const bool handled = QPlainTextEdit::event(event);
    if (m_chevron && event->type() == QEvent::Paint) { // outside of the viewport
        QPainter painter(this);
        const QRect place = chevronRect();
        theme::paintIcon(painter, QRect(place.center().x() - 7, place.center().y() - 6, 14, 14),
            QStringLiteral("chevron-down"), Color::TextSecondary);
    }
    return handled;
}

void VariableField::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->ignore();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && isOneLine()) {
        Q_EMIT returnPressed();
        return;
    }
    if (m_chevron && event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier) {
        Q_EMIT chevronClicked();
        return;
    }
    if (isOneLine() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void VariableField::focusInEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
    if (isOneLine() && (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason))
        selectAll();
}

void VariableField::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    QTextCursor cursor = textCursor();
    cursor.clearSelection();
    setTextCursor(cursor);
    update();
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

void VariableField::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    update();
}

void VariableField::wheelEvent(QWheelEvent* event)
{
    if (isOneLine())
        event->ignore(); // the form scrolls
    else
        QPlainTextEdit::wheelEvent(event);
}

void VariableField::insertFromMimeData(const QMimeData* source)
{
    QString pasted = source->text();
    if (isOneLine())
        pasted.replace(u'\n', u' ').remove(u'\r');
    insertPlainText(pasted);
}

void VariableField::paintReferences(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF bounds = blockBoundingGeometry(block).translated(contentOffset());
        if (bounds.top() > viewport()->height())
            break;
        int at = 0;
        for (const widgets::TextPart& part : widgets::splitReferences(block.text())) {
            const int end = at + static_cast<int>(part.text.size());
            if (part.reference) {
                const QTextLine line = block.layout()->lineForTextPosition(at);
                if (line.isValid()) {
                    const qreal left = bounds.left() + line.cursorToX(at);
                    const qreal right
                        = bounds.left() + line.cursorToX(std::min(end, line.textStart() + line.textLength()));
                    const qreal top = bounds.top() + line.y() + (line.height() - GroundHeight) / 2;
                    const bool unknown = m_isKnown && !m_isKnown(part.name());
                    painter.setPen(Qt::NoPen);
                    painter.setBrush(theme::color(Color::KindSoftVariable));
                    painter.drawRoundedRect(QRectF(left - 2, top, right - left + 4, GroundHeight), 4, 4);
                    if (unknown)
                        widgets::paintWave(painter, static_cast<int>(left), static_cast<int>(right),
                            static_cast<int>(top) + GroundHeight - 2, theme::color(Color::DangerSolid));
                }
            }
            at = end;
        }
    }
}

void VariableField::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        paintReferences(painter);
        if (!m_trailing.isEmpty() && isOneLine()) {
            const int used = static_cast<int>(document()->firstBlock().layout()->boundingRect().width()) + 16;
            const QRect rest(used, -viewport()->y(), viewport()->width() - used, height());
            if (rest.width() > 40)
                theme::paintText(
                    painter, rest, m_trailing, theme::Font::Data, theme::color(Color::TextTertiary), Qt::AlignRight);
        }
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace sluis::editors
