#include "ui/editors/variable_completer.h"

#include "ui/bridge/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/tile.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>

namespace sluis::editors {

using theme::Color;
using theme::Font;

namespace {

    constexpr int ListWidth = 532;
    constexpr int HeaderHeight = 26;
    constexpr int FooterHeight = 28;
    constexpr int MostRows = 8;
    constexpr int Shadow = 8;
    constexpr int Padding = 10;

    QString keyPathOf(const QString& name)
    {
        // "ED - items.0.price" reads the parameter "items.0.price".
        for (const QString& prefix : {QStringLiteral("ED - "), QStringLiteral("ED \u2013 ")}) {
            if (name.startsWith(prefix))
                return name.mid(prefix.size()).trimmed();
        }
        return name.trimmed();
    }

} // namespace

VariableCompleter::VariableCompleter(bridge::Session& session, VariableField* field)
    : QWidget(field->window())
    , m_session(session)
    , m_field(field)
{
    setObjectName(QStringLiteral("variableCompleter"));
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    hide();
    field->installEventFilter(this);
    connect(field, &QObject::destroyed, this, &QObject::deleteLater);
    connect(field, &VariableField::referenceTyped, this, &VariableCompleter::follow);
    connect(field, &VariableField::left, this, &VariableCompleter::closeList);
    connect(field, &VariableField::chevronClicked, this, &VariableCompleter::openAll);
    connect(&session.evaluator(), &bridge::Evaluator::sampleEvaluated, this, [this] {
        if (isVisible())
            open(m_typed);
    });
}

void VariableCompleter::follow()
{
    const QString typed = m_field->openReference();
    if (typed.isNull() || !m_field->hasFocus()) {
        closeList();
        return;
    }
    m_all = false;
    if (typed != m_typed)
        m_current = 0;
    open(typed);
}

void VariableCompleter::openAll()
{
    if (isVisible()) {
        closeList();
        return;
    }
    m_field->setFocus();
    m_all = true;
    m_current = 0;
    open(QLatin1String(""));
}

void VariableCompleter::open(const QString& typed)
{
    const QVector<VariableChoice> all = variableChoices(m_session);
    m_typed = typed;
    m_total = static_cast<int>(all.size());
    m_shown = matching(all, typed);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_shown.size()) - 1));
    keepCurrentVisible();
    setAccessibleName(tr("%1 of %2 variables").arg(m_shown.size()).arg(m_total));
    place();
    show();
    raise();
    update();
    QTimer::singleShot(0, this, &VariableCompleter::place); // once more when the field has found its own place
}

void VariableCompleter::closeList()
{
    hide();
    m_current = 0;
    m_first = 0;
    m_all = false;
}

int VariableCompleter::visibleRows() const
{
    return std::min(MostRows, static_cast<int>(m_shown.size()));
}

void VariableCompleter::keepCurrentVisible()
{
    const int rows = visibleRows();
    if (m_current < m_first)
        m_first = m_current;
    if (m_current >= m_first + rows && m_current < m_shown.size())
        m_first = m_current - rows + 1;
    m_first = std::clamp(m_first, 0, std::max(0, static_cast<int>(m_shown.size()) - rows));
}

void VariableCompleter::place()
{
    if (!m_field)
        return;
    QWidget* window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    const int wide = std::min(ListWidth, window->width() - 2 * theme::space2);
    const int tall = HeaderHeight + visibleRows() * theme::rowHeight + FooterHeight + 2;
    const QPoint below = m_field->mapTo(window, QPoint(0, m_field->height() + theme::space1));
    int y = below.y();
    if (y + tall > window->height())
        y = std::max(0, m_field->mapTo(window, QPoint(0, 0)).y() - tall - theme::space1);
    const int x = std::clamp(below.x(), theme::space2, std::max(theme::space2, window->width() - wide - theme::space2));
    setGeometry(x - Shadow, y - Shadow, wide + 2 * Shadow, tall + 2 * Shadow);
}

bool VariableCompleter::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !isVisible())
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        m_current = std::min(m_current + 1, static_cast<int>(m_shown.size()));
        break;
    case Qt::Key_Up:
        m_current = std::max(m_current - 1, 0);
        break;
    case Qt::Key_PageDown:
        m_current = std::min(m_current + MostRows, static_cast<int>(m_shown.size()));
        break;
    case Qt::Key_PageUp:
        m_current = std::max(m_current - MostRows, 0);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(m_shown.isEmpty() ? 0 : m_current);
        return true;
    case Qt::Key_Escape:
        closeList();
        return true;
    default:
        return false;
    }
    keepCurrentVisible();
    update();
    return true;
}

void VariableCompleter::take(int row)
{
    if (row >= m_shown.size()) {
        makeNew();
        return;
    }
    const QString name = m_shown[row].name;
    if (m_all) {
        QTextCursor whole(m_field->document());
        whole.select(QTextCursor::Document);
        m_field->setTextCursor(whole);
        m_field->insertPlainText(QStringLiteral("{{%1}}").arg(name));
    } else {
        m_field->completeReference(name);
    }
    closeList();
}

void VariableCompleter::makeNew()
{
    const QString typed = m_typed.trimmed();
    if (typed.isEmpty()) {
        closeList();
        return;
    }
    bridge::WorkspaceModel& workspace = m_session.workspace();
    container::Variable variable;
    variable.id = container::VariableId(workspace.draft().nextId());
    variable.name = bridge::utf8(typed);
    variable.type = "ed";
    variable.parameters = {container::textParameter("keyPath", bridge::utf8(keyPathOf(typed))),
        container::booleanParameter("setDefaultValue", false)};
    if (workspace.put(variable))
        m_field->completeReference(typed);
    closeList();
}

int VariableCompleter::rowAt(const QPoint& point) const
{
    const int y = point.y() - Shadow - 1 - HeaderHeight;
    if (y < 0 || point.x() < Shadow || point.x() > width() - Shadow)
        return -1;
    const int row = y / theme::rowHeight;
    if (row < visibleRows())
        return m_first + row;
    return y - visibleRows() * theme::rowHeight < FooterHeight ? static_cast<int>(m_shown.size()) : -1;
}

void VariableCompleter::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row >= 0 && row != m_current) {
        m_current = row;
        update();
    }
}

void VariableCompleter::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row >= 0)
        take(row);
}

void VariableCompleter::wheelEvent(QWheelEvent* event)
{
    const int rows = event->angleDelta().y() > 0 ? -1 : 1;
    m_first = std::clamp(m_first + rows, 0, std::max(0, static_cast<int>(m_shown.size()) - visibleRows()));
    update();
}

void VariableCompleter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int layer = Shadow; layer > 0; --layer) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 4));
        painter.drawRoundedRect(
            rect().adjusted(Shadow - layer, Shadow - layer + 2, layer - Shadow, layer - Shadow + 2), 10, 10);
    }
    const QRect box = rect().adjusted(Shadow, Shadow, -Shadow, -Shadow);
    theme::paintBox(
        painter, box, theme::color(Color::SurfaceRaised), theme::color(Color::BorderDefault), theme::radiusCard);
    const QRect header(box.left() + Padding, box.top() + 1, box.width() - 2 * Padding, HeaderHeight);
    theme::paintText(painter, header, tr("%1 of %2 variables").arg(m_shown.size()).arg(m_total), Font::Caption,
        theme::color(Color::TextSecondary));
    theme::paintText(
        painter, header, tr("value on the sample"), Font::Caption, theme::color(Color::TextSecondary), Qt::AlignRight);
    painter.fillRect(QRect(box.left() + 1, header.bottom(), box.width() - 2, 1), theme::color(Color::BorderSubtle));
    for (int row = 0; row < visibleRows(); ++row) {
        const int number = m_first + row;
        const VariableChoice& choice = m_shown[number];
        const QRect line(
            box.left() + 1, header.bottom() + 1 + row * theme::rowHeight, box.width() - 2, theme::rowHeight);
        if (number == m_current)
            painter.fillRect(line, theme::color(Color::SurfaceSelected));
        int x = line.left() + Padding;
        widgets::paintTile(painter, QRect(x, line.top() + 4, 20, 20), widgets::kindTile(widgets::Kind::Variable));
        x += 28;
        const int right = line.right() - Padding;
        const int value = 128;
        const int type = 96;
        const QRect name(x, line.top(), right - value - type - 16 - x, line.height());
        const bool begins = choice.name.startsWith(m_typed, Qt::CaseInsensitive);
        const QString head = begins ? choice.name.left(m_typed.size()) : QString();
        const int headWidth = head.isEmpty()
            ? 0
            : theme::paintText(painter, name, head, Font::DataBold, theme::color(Color::AccentText));
        theme::paintText(painter, name.adjusted(headWidth, 0, 0, 0), choice.name.mid(head.size()), Font::Data,
            theme::color(Color::TextPrimary));
        theme::paintText(painter, QRect(right - value - 8 - type, line.top(), type, line.height()), choice.type,
            Font::Caption, theme::color(Color::TextTertiary));
        theme::paintText(painter, QRect(right - value, line.top(), value + 1, line.height()), choice.value, Font::Data,
            theme::color(Color::TextSecondary), Qt::AlignRight);
    }
    QRect footer(box.left() + 1, header.bottom() + 1 + visibleRows() * theme::rowHeight, box.width() - 2, FooterHeight);
    painter.fillRect(footer, theme::color(m_current >= m_shown.size() ? Color::SurfaceSelected : Color::SurfaceSunken));
    painter.fillRect(QRect(footer.left(), footer.top(), footer.width(), 1), theme::color(Color::BorderSubtle));
    theme::paintIcon(
        painter, QRect(footer.left() + Padding, footer.top() + 6, 16, 16), QStringLiteral("add"), Color::TextSecondary);
    const QString words = m_typed.trimmed().isEmpty() ? tr("Type a name to make a new variable")
                                                      : tr("New variable %1").arg(m_typed.trimmed());
    theme::paintText(
        painter, footer.adjusted(Padding + 24, 0, -160, 0), words, Font::Caption, theme::color(Color::TextSecondary));
    QRect keys = footer.adjusted(0, 0, -Padding, 0);
    for (const QString& key : {tr("Esc"), tr("Enter"), QStringLiteral("\u2191\u2193")}) {
        const int width = widgets::paintKeyCap(painter, keys, key, Qt::AlignRight);
        keys.setRight(keys.right() - width - theme::space1);
    }
}

void makeComplete(bridge::Session& session, VariableField* field)
{
    new VariableCompleter(session, field); // the window owns it, and it goes with the field
    const bridge::WorkspaceModel* workspace = &session.workspace();
    field->setKnown([workspace](const QString& name) { return isKnownVariable(*workspace, name); });
    QObject::connect(workspace, &bridge::WorkspaceModel::draftChanged, field, [field] { field->viewport()->update(); });
}

} // namespace sluis::editors
