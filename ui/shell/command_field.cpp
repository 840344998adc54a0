#include "ui/shell/command_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainterPath>
#include <QSettings>

namespace sluis::shell {

using theme::Color;
using theme::Font;

namespace {

    constexpr int PanelWidth = 688;
    constexpr int PanelTop = 8;
    constexpr int FieldHeight = 44;
    constexpr int ListMargin = 4;
    constexpr int RowInset = 8;
    constexpr int PreviewHeight = 44;
    constexpr int FootHeight = 32;
    constexpr int RecentKept = 30;
    constexpr int ScrimPercent = 20;

    const QString RecentKey = QStringLiteral("commandField/recent");

    // The one shadow of the design, as rings that grow fainter: a child widget has no window to cast it.
    void paintShadow(QPainter& painter, const QRect& panel)
    {
        const bool dark = theme::Theme::instance().mode() == theme::Mode::Dark;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        constexpr int Spread = 16;
        for (int ring = 0; ring < Spread; ++ring) {
            const double part = 1.0 - double(ring) / Spread;
            QColor shade(17, 20, 26);
            shade.setAlphaF(float((dark ? 0.48 : 0.16) * part * part * 0.35));
            painter.setPen(QPen(shade, 1.5));
            painter.drawRoundedRect(QRectF(panel).adjusted(-ring, -ring + 4, ring, ring + 4), theme::radiusCard + ring,
                theme::radiusCard + ring);
        }
        painter.restore();
    }

    // Words with the matched letters in the accent, semibold and underlined. Returns the width taken.
    int paintMatched(QPainter& painter, const QRect& where, const QString& text, const QVector<int>& letters)
    {
        const QFont plain = theme::font(Font::BaseMedium);
        QFont matched = theme::font(Font::BaseStrong);
        matched.setUnderline(true);
        const QString shown = QFontMetrics(plain).elidedText(text, Qt::ElideRight, where.width());
        const int baseline = theme::baselineIn(where, Font::BaseMedium);
        qreal x = where.left();
        qsizetype from = 0;
        while (from < shown.size()) {
            const bool hit = letters.contains(int(from)) && from < text.size() && shown[from] == text[from];
            qsizetype to = from + 1;
            while (to < shown.size() && (letters.contains(int(to)) && to < text.size() && shown[to] == text[to]) == hit)
                ++to;
            const QString part = shown.mid(from, to - from);
            painter.setFont(hit ? matched : plain);
            painter.setPen(theme::color(hit ? Color::AccentText : Color::TextPrimary));
            painter.drawText(QPointF(x, baseline), part);
            x += QFontMetricsF(painter.font()).horizontalAdvance(part);
            from = to;
        }
        return int(x) - where.left();
    }

} // namespace

CommandField::CommandField(QSettings& settings, QWidget* window)
    : QWidget(window)
    , m_settings(settings)
    , m_edit(new QLineEdit(this))
{
    setObjectName(QStringLiteral("commandField"));
    setMouseTracking(true);
    m_edit->setObjectName(QStringLiteral("commandFieldEdit"));
    QFont font = theme::font(Font::Base);
    font.setPixelSize(15);
    m_edit->setFont(font);
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandField::find);
    hide();
    retranslate();
}

void CommandField::setProviders(const QVector<const CommandProvider*>& providers)
{
    m_providers = providers;
}

void CommandField::open(const QString& text)
{
    if (!isVisible())
        m_focusBefore = window()->focusWidget();
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(clear);
    setGeometry(parentWidget()->rect());
    m_edit->setText(text);
    find();
    raise();
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
    if (text.isEmpty())
        m_edit->selectAll();
}

void CommandField::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

QString CommandField::chosenText() const
{
    return m_chosen < 0 ? QString() : m_rows[m_chosen].item.text;
}

void CommandField::find()
{
    const CommandQuery query = CommandQuery::fromText(m_edit->text(), m_providers);
    m_rows = findCommands(query, m_providers, m_settings.value(RecentKey).toStringList(), tr("Recent"));
    m_chosen = -1;
    step(1);
    place();
    update();
}

void CommandField::place()
{
    const int width = std::min(PanelWidth, this->width() - 2 * theme::space4);
    const int list = m_rows.isEmpty() ? theme::rowHeight : int(m_rows.size()) * theme::rowHeight;
    const int height = FieldHeight + ListMargin + list + ListMargin + 4 + PreviewHeight + FootHeight;
    m_panel = QRect((this->width() - width) / 2, PanelTop, width, std::min(height, this->height() - 2 * PanelTop));
    const int left = m_panel.left() + 18 + theme::iconRow + 4;
    m_edit->setGeometry(left, m_panel.top() + 6, m_panel.width() - 22 - theme::iconRow - 330, FieldHeight - 12);
}

QRect CommandField::rowRect(int row) const
{
    const int top = m_panel.top() + FieldHeight + ListMargin + row * theme::rowHeight;
    return QRect(m_panel.left() + RowInset, top, m_panel.width() - 2 * RowInset, theme::rowHeight);
}

int CommandField::rowAt(QPoint point) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!m_rows[row].isCaption && rowRect(row).contains(point))
            return row;
    }
    return -1;
}

void CommandField::step(int by)
{
    const int count = int(m_rows.size());
    int at = m_chosen;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        if (!m_rows[at].isCaption) {
            m_chosen = at;
            break;
        }
    }
    update();
}

void CommandField::take(int row)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].isCaption)
        return;
    const CommandItem item = m_rows[row].item;
    QStringList recent = m_settings.value(RecentKey).toStringList();
    recent.removeAll(item.key);
    recent.prepend(item.key);
    m_settings.setValue(RecentKey, QStringList(recent.mid(0, RecentKept)));
    close();
    if (item.act)
        item.act();
    else
        Q_EMIT routeRequested(item.route);
}

bool CommandField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        place();
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take(m_chosen);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return true; // the keyboard stays in the field until it closes
        default:
            break;
        }
    }
    if (watched == m_edit && event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        close();
    return QWidget::eventFilter(watched, event);
}

void CommandField::mousePressEvent(QMouseEvent* event)
{
    if (!m_panel.contains(event->pos())) {
        close();
        return;
    }
    take(rowAt(event->pos()));
}

void CommandField::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row >= 0 && row != m_chosen) {
        m_chosen = row;
        update();
    }
}

void CommandField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CommandField::retranslate()
{
    m_edit->setPlaceholderText(tr("Go to…"));
    m_edit->setAccessibleName(tr("Go to anything by its name"));
}

void CommandField::paintRow(QPainter& painter, const QRect& where, const CommandRow& row, bool chosen) const
{
    if (row.isCaption) {
        const QRect box = where.adjusted(8, 4, -8, 0);
        const int taken
            = theme::paintText(painter, box, row.caption, Font::CaptionStrong, theme::color(Color::TextSecondary));
        theme::paintText(
            painter, box.adjusted(taken + 8, 0, 0, 0), row.more, Font::Caption, theme::color(Color::TextTertiary));
        return;
    }
    const CommandItem& item = row.item;
    if (chosen)
        theme::paintBox(painter, where, theme::color(Color::SurfaceSelected), {}, theme::radiusControl);
    QRect box = where.adjusted(8, 0, -8, 0);
    const QRect front(box.left(), box.top() + (box.height() - theme::tileSize) / 2, theme::tileSize, theme::tileSize);
    if (!item.icon.isEmpty())
        theme::paintIcon(painter, front.adjusted(2, 2, -2, -2), item.icon, Color::TextSecondary);
    else
        widgets::paintTile(painter, front, item.tile);
    if (!item.keys.isEmpty()) {
        box.setRight(box.right() - widgets::paintKeyCap(painter, box, item.keys, Qt::AlignRight) - theme::space2);
    } else if (!item.note.isEmpty()) {
        const int taken = theme::paintText(
            painter, box, item.note, Font::Caption, theme::color(widgets::toneText(item.noteTone)), Qt::AlignRight);
        box.setRight(box.right() - taken - theme::space1);
        if (!item.noteIcon.isEmpty()) {
            theme::paintIcon(painter, QRect(box.right() - 12, box.top() + (box.height() - 12) / 2, 12, 12),
                item.noteIcon, widgets::toneText(item.noteTone));
            box.setRight(box.right() - 16);
        }
        box.setRight(box.right() - theme::space1);
    }
    box.setLeft(front.right() + 1 + theme::space2);
    if (!item.time.isEmpty())
        box.setLeft(box.left()
            + theme::paintText(painter, box, item.time, Font::Data, theme::color(Color::TextSecondary))
            + theme::space2);
    box.setLeft(box.left() + paintMatched(painter, box, item.text, row.letters) + theme::space2);
    theme::paintText(painter, box, item.detail, Font::Base, theme::color(Color::TextSecondary));
}

void CommandField::paintFoot(QPainter& painter, const QRect& where) const
{
    int x = where.left() + theme::space4;
    const auto key = [&](const QString& cap) {
        x += widgets::paintKeyCap(painter, QRect(x, where.top(), 60, where.height()), cap) + theme::space2;
    };
    const auto words = [&](const QString& text) {
        x += theme::paintText(painter, QRect(x, where.top(), where.right() - x, where.height()), text, Font::Caption,
                 theme::color(Color::TextSecondary))
            + theme::space4;
    };
    key(QStringLiteral("↑"));
    x -= theme::space1;
    key(QStringLiteral("↓"));
    words(tr("choose"));
    key(tr("Enter"));
    words(tr("open"));
    const QString closeWords = tr("close");
    const int closeWidth = theme::textWidth(closeWords, Font::Caption);
    x = where.right() + 1 - theme::space4 - closeWidth - theme::space2 - widgets::keyCapWidth(tr("Esc"));
    key(tr("Esc"));
    words(closeWords);
}

void CommandField::paintPrefixes(QPainter& painter, const QRect& where) const
{
    // From the right: the prefixes that narrow to one group.
    int x = where.right() + 1 - theme::space3;
    for (qsizetype index = m_providers.size() - 1; index >= 0; --index) {
        if (m_providers[index]->prefix().isNull())
            continue;
        const QString title = m_providers[index]->hint();
        x -= theme::textWidth(title, Font::Caption);
        const int cap = widgets::keyCapWidth(QString(m_providers[index]->prefix()));
        if (x - cap - 6 < m_edit->geometry().right() - 60)
            return;
        theme::paintText(painter, QRect(x, where.top(), where.right() - x, where.height()), title, Font::Caption,
            theme::color(Color::TextSecondary));
        x -= cap + 6;
        widgets::paintKeyCap(
            painter, QRect(x, where.top(), cap, where.height()), QString(m_providers[index]->prefix()));
        x -= theme::space2;
    }
}

void CommandField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor scrim = theme::color(
        theme::Theme::instance().mode() == theme::Mode::Dark ? Color::SurfaceWindow : Color::TextPrimary);
    scrim.setAlphaF(ScrimPercent / 100.0F * (theme::Theme::instance().mode() == theme::Mode::Dark ? 2.5F : 1.0F));
    painter.fillRect(rect(), scrim);
    paintShadow(painter, m_panel);
    theme::paintBox(
        painter, m_panel, theme::color(Color::SurfaceRaised), theme::color(Color::BorderDefault), theme::radiusCard);

    const QRect field(m_panel.left(), m_panel.top(), m_panel.width(), FieldHeight);
    theme::paintIcon(painter,
        QRect(field.left() + 16, field.top() + (FieldHeight - theme::iconRow) / 2, theme::iconRow, theme::iconRow),
        QStringLiteral("search"), Color::TextSecondary);
    paintPrefixes(painter, field);
    painter.fillRect(QRect(field.left() + 1, field.bottom(), field.width() - 2, 1), theme::color(Color::BorderDefault));

    const int footTop = m_panel.bottom() + 1 - FootHeight;
    const int previewTop = footTop - PreviewHeight;
    painter.save();
    painter.setClipRect(m_panel.adjusted(1, FieldHeight, -1, previewTop - m_panel.bottom() - 1));
    if (m_rows.isEmpty())
        theme::paintText(painter, rowRect(0).adjusted(8, 0, -8, 0), tr("Nothing has this name."), Font::Base,
            theme::color(Color::TextSecondary));
    for (int row = 0; row < m_rows.size(); ++row)
        paintRow(painter, rowRect(row), m_rows[row], row == m_chosen);
    painter.restore();

    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(QRectF(m_panel).adjusted(1, 1, -1, -1), theme::radiusCard - 1, theme::radiusCard - 1);
    painter.setClipPath(shape);
    const QRect preview(m_panel.left() + 1, previewTop, m_panel.width() - 2, PreviewHeight);
    const QRect foot(m_panel.left() + 1, footTop, m_panel.width() - 2, FootHeight);
    painter.fillRect(preview.united(foot), theme::color(Color::SurfaceSunken));
    painter.fillRect(QRect(preview.left(), preview.top(), preview.width(), 1), theme::color(Color::BorderDefault));
    painter.fillRect(QRect(foot.left(), foot.top(), foot.width(), 1), theme::color(Color::BorderSubtle));
    painter.restore();
    if (m_chosen >= 0) {
        const CommandItem& item = m_rows[m_chosen].item;
        theme::paintText(painter, preview.adjusted(theme::space4, 0, -theme::space4, 0),
            item.preview.isEmpty() ? item.detail : item.preview, Font::Base, theme::color(Color::TextSecondary));
    }
    paintFoot(painter, foot);
}

} // namespace sluis::shell
