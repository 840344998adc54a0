#include "ui/pages/variables/variable_sample.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/editors/code_view.h"
#include "ui/editors/sample_header.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>

#include <cmath>

namespace sluis::pages {

using widgets::Label;

namespace {

    constexpr int ValueHeight = 200;

} // namespace

VariableSample::VariableSample(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_type(new widgets::Badge({}, this))
    , m_value(new editors::CodeView(this))
    , m_last(new widgets::SectionHeader(this))
    , m_list(new QListView(this))
    , m_took(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
{
    m_value->setObjectName(QStringLiteral("variableValue"));
    m_list->setObjectName(QStringLiteral("lastValues"));
    m_list->setModel(&m_model);
    auto* delegate = new models::VerdictDelegate(m_list);
    delegate->setNotesAreData(true);
    m_list->setItemDelegate(delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_value->setFixedHeight(ValueHeight);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space2);
    head->setSpacing(theme::space2);
    head->addWidget(m_title);
    head->addWidget(m_type);
    head->addStretch();
    m_took->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new editors::SampleHeader(session, this));
    column->addLayout(head);
    column->addWidget(m_value);
    column->addWidget(m_last);
    column->addWidget(m_list, 1);
    column->addWidget(m_took);
    connect(m_list, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { m_session.selection().setSample(m_model.at(index).hit); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_showing && m_list->hasFocus())
            m_session.selection().setSample(m_model.at(index).hit);
    });
    retranslate();
}

void VariableSample::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void VariableSample::retranslate()
{
    m_title->setText(tr("Value"));
    m_last->setTitle(tr("Last hits"));
    m_last->setNote(tr("the value there"));
    m_value->setAccessibleName(tr("Value on the sample"));
    m_list->setAccessibleName(tr("Values on the last hits"));
}

void VariableSample::show(const container::EntityRef& ref, const std::string& name)
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    const auto value = sample.values.find(name);
    if (!sample.trace) {
        m_type->setLook({});
        m_value->setText(sample.error ? bridge::translated(*sample.error) : tr("No hit to try it on yet."));
    } else if (value == sample.values.end()) {
        m_type->setLook({});
        m_value->setText(tr("No event came of this hit, so no variable was asked."));
    } else if (value->second.error) {
        m_type->setLook({tr("failed"), QStringLiteral("error"), widgets::Tone::Danger});
        m_value->setText(bridge::translated(*value->second.error));
    } else {
        const value::Value& shown = value->second.value;
        m_type->setLook({bridge::text(value::typeName(shown)), {}, widgets::Tone::Neutral});
        m_value->setText(shown.isUndefined() ? bridge::actualText(shown) : bridge::valueDocument(shown));
    }
    const bridge::StripEvaluation& strip = m_session.evaluator().strip();
    if (strip.entity != ref)
        return;
    m_showing = true;
    m_model.setVerdicts(strip.verdicts);
    const QModelIndex current = m_model.indexOf(sample.hit);
    if (current.isValid() && m_list->currentIndex() != current)
        m_list->setCurrentIndex(current);
    m_showing = false;
    m_last->setCount(QString::number(strip.verdicts.size()));
    m_took->setText(tr("Evaluated again after every keystroke. Took %1 ms.")
            .arg(std::max(1L, std::lround(sample.milliseconds + strip.milliseconds))));
}

} // namespace sluis::pages
