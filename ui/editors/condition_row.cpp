#include "ui/editors/condition_row.h"

#include "core/container/references.h"
#include "ui/bridge/text.h"
#include "ui/editors/variable_completer.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluis::editors {

using widgets::Label;

namespace {

    constexpr int RowHeight = 36;
    constexpr int TruthWidth = 20;

    // Three dots by two: where a row is taken hold of.
    class Grip : public QWidget
    {
    public:
        explicit Grip(QWidget* parent)
            : QWidget(parent)
        {
            setFixedSize(16, theme::controlHeight);
            setCursor(Qt::OpenHandCursor);
        }

    private:
        void paintEvent(QPaintEvent*) override
        {
            QPainter painter(this);
            theme::paintIcon(painter, QRect(0, 6, 16, 16), QStringLiteral("grip"), theme::Color::TextTertiary);
        }
    };

} // namespace

bool ConditionDraft::isComplete() const
{
    const std::string name(container::wholeReference(bridge::utf8(variable)));
    return !name.empty() && (comparison || !otherComparison.isEmpty());
}

ConditionRow::ConditionRow(
    bridge::Session& session, const std::vector<bridge::Comparison>& comparisons, QWidget* parent)
    : QWidget(parent)
    , m_comparisons(comparisons)
    , m_variable(new VariableField(this))
    , m_comparison(new QComboBox(this))
    , m_expected(new VariableField(this))
    , m_was(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
    , m_actual(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_remove(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_grip(new Grip(this))
{
    setFixedHeight(RowHeight);
    m_variable->setRole(theme::Font::Data);
    m_variable->setChevron(true);
    m_variable->setPlaceholderText(tr("{{variable}}"));
    m_expected->setRole(theme::Font::Data);
    m_expected->setPlaceholderText(tr("value"));
    m_actual->setElide(Qt::ElideRight);
    makeComplete(session, m_variable);
    makeComplete(session, m_expected);
    fillComparisons();
    connect(m_variable, &VariableField::textEdited, this, &ConditionRow::edited);
    connect(m_expected, &VariableField::textEdited, this, &ConditionRow::edited);
    connect(m_variable, &VariableField::left, this, &ConditionRow::editingEnded);
    connect(m_expected, &VariableField::left, this, &ConditionRow::editingEnded);
    connect(m_comparison, &QComboBox::activated, this, [this] {
        m_otherComparison.clear();
        Q_EMIT edited();
        Q_EMIT editingEnded();
    });
    connect(m_remove, &QAbstractButton::clicked, this, &ConditionRow::removeRequested);
    m_grip->installEventFilter(this);
    for (QWidget* control :
        {static_cast<QWidget*>(m_variable), static_cast<QWidget*>(m_comparison), static_cast<QWidget*>(m_expected)})
        control->installEventFilter(this);
}

void ConditionRow::fillComparisons()
{
    m_comparison->setPlaceholderText(tr("choose a comparison"));
    for (const bridge::Comparison& comparison : m_comparisons)
        m_comparison->addItem(bridge::operatorWord(comparison.op, comparison.negate, comparison.ignoreCase));
    m_comparison->setCurrentIndex(-1);
    m_comparison->view()->setMinimumWidth(240);
}

void ConditionRow::setDraft(const ConditionDraft& draft)
{
    m_isFixed = draft.isFixed;
    m_variable->setReadOnly(draft.isFixed);
    m_variable->setChevron(!draft.isFixed);
    m_variable->setFocusPolicy(draft.isFixed ? Qt::ClickFocus : Qt::StrongFocus);
    m_variable->setText(draft.variable);
    m_expected->setText(draft.expected);
    m_otherComparison = draft.otherComparison;
    int index = -1;
    if (draft.comparison) {
        const auto found = std::find(m_comparisons.begin(), m_comparisons.end(), *draft.comparison);
        if (found != m_comparisons.end()) {
            index = static_cast<int>(found - m_comparisons.begin());
        } else {
            m_otherComparison
                = bridge::operatorWord(draft.comparison->op, draft.comparison->negate, draft.comparison->ignoreCase);
        }
    }
    if (m_comparison->currentIndex() != index)
        m_comparison->setCurrentIndex(index);
    m_comparison->setPlaceholderText(m_otherComparison.isEmpty() ? tr("choose a comparison") : m_otherComparison);
    m_remove->setVisible(!draft.isFixed);
    m_grip->setVisible(!draft.isFixed);
}

ConditionDraft ConditionRow::draft() const
{
    ConditionDraft draft;
    draft.variable = m_variable->text();
    draft.expected = m_expected->text();
    draft.otherComparison = m_otherComparison;
    draft.isFixed = m_isFixed;
    const int index = m_comparison->currentIndex();
    if (index >= 0)
        draft.comparison = m_comparisons[static_cast<size_t>(index)];
    return draft;
}

void ConditionRow::setNumber(int number)
{
    const QString prefix = QStringLiteral("condition%1").arg(number);
    m_variable->setObjectName(prefix + QStringLiteral("Variable"));
    m_comparison->setObjectName(prefix + QStringLiteral("Comparison"));
    m_expected->setObjectName(prefix + QStringLiteral("Expected"));
    m_remove->setObjectName(prefix + QStringLiteral("Remove"));
    m_variable->setAccessibleName(tr("Condition %1, variable").arg(number + 1));
    m_comparison->setAccessibleName(tr("Condition %1, comparison").arg(number + 1));
    m_expected->setAccessibleName(tr("Condition %1, value").arg(number + 1));
    m_remove->setIconOnly(QStringLiteral("close"), tr("Remove condition %1").arg(number + 1));
    m_grip->setToolTip(tr("Drag to move the condition, or press Alt and an arrow key"));
}

void ConditionRow::setTruth(const runtime::ConditionTrace* truth, bool hasSample)
{
    m_truth = !truth ? Truth::Unknown : truth->holds ? Truth::Holds : Truth::Fails;
    if (truth) {
        m_was->setText(tr("was", "the value was"));
        m_actual->setText(bridge::actualText(truth->left));
        m_actual->setColor(truth->holds ? Label::Color::Success : Label::Color::Danger);
        setAccessibleDescription(truth->holds ? tr("holds on the sample") : tr("does not hold on the sample"));
    } else {
        m_was->setText(!draft().isComplete() ? tr("not complete, not counted")
                : hasSample                  ? QString()
                                             : tr("no sample yet"));
        m_actual->setText({});
        setAccessibleDescription(m_was->text());
    }
    resizeEvent(nullptr);
    update();
}

void ConditionRow::setExpected(const QString& text)
{
    m_expected->setText(text);
    Q_EMIT edited();
}

void ConditionRow::focusVariable()
{
    (m_isFixed ? m_expected : m_variable)->setFocus(Qt::OtherFocusReason);
}

bool ConditionRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_grip && event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton)) {
            Q_EMIT dragged(m_grip->mapTo(parentWidget(), mouse->pos()).y());
            return true;
        }
    }
    if (watched != m_grip && event->type() == QEvent::KeyPress && !m_isFixed) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool vertical = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (vertical && key->modifiers() == Qt::AltModifier) {
            Q_EMIT moveRequested(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return false;
}

void ConditionRow::resizeEvent(QResizeEvent*)
{
    // The same columns in every row, whatever of them is shown.
    const int gap = theme::space2;
    const int actions = 28 + 16;
    const int room = width() - TruthWidth - actions - 5 * gap;
    const int variable = room * 36 / 100;
    const int comparison = room * 20 / 100;
    const int expected = room * 22 / 100;
    const int actual = room - variable - comparison - expected;
    const int top = (height() - theme::controlHeight) / 2;
    int x = TruthWidth + gap;
    const auto place = [&](QWidget* widget, int width) {
        widget->setGeometry(x, top, width, theme::controlHeight);
        x += width + gap;
    };
    place(m_variable, variable);
    place(m_comparison, comparison);
    place(m_expected, expected);
    const int was = std::min(m_was->sizeHint().width(), actual);
    m_was->setGeometry(x, top, was, theme::controlHeight);
    m_actual->setGeometry(
        x + was + theme::space1, top, std::max(0, actual - was - theme::space1), theme::controlHeight);
    x += actual + gap;
    m_remove->setGeometry(x, top, 28, theme::controlHeight);
    m_grip->setGeometry(x + 28, top, 16, theme::controlHeight);
}

void ConditionRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect where(2, (height() - 16) / 2, 16, 16);
    switch (m_truth) {
    case Truth::Holds:
        theme::paintIcon(painter, where, QStringLiteral("ok"), theme::Color::SuccessText);
        break;
    case Truth::Fails:
        theme::paintIcon(painter, where, QStringLiteral("close"), theme::Color::DangerText);
        break;
    case Truth::Unknown:
        theme::paintIcon(painter, where, QStringLiteral("minus"), theme::Color::TextTertiary);
        break;
    }
}

} // namespace sluis::editors
