#include "ui/pages/variables/format_options.h"

#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/editors/variable_completer.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>

namespace sluis::pages {

using container::CaseConversion;
using container::FormatValue;
using widgets::Label;

FormatOptions::FormatOptions(bridge::Session& session, QWidget* parent)
    : Disclosure(parent)
    , m_case(new QComboBox(this))
    , m_stands{{"null", &FormatValue::convertNull}, {"undefined", &FormatValue::convertUndefined},
          {"true", &FormatValue::convertTrue}, {"false", &FormatValue::convertFalse}}
{
    setFoldable(true);
    setOpen(false);
    m_case->setObjectName(QStringLiteral("formatCase"));
    for (const CaseConversion conversion : {CaseConversion::None, CaseConversion::Lowercase, CaseConversion::Uppercase})
        m_case->addItem({}, static_cast<int>(conversion));
    auto* grid = new QGridLayout(body());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::space4);
    grid->setVerticalSpacing(theme::space2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new Label(tr("Letters"), theme::Font::Base, Label::Color::Secondary, this), 0, 0);
    grid->addWidget(m_case, 0, 1);
    m_case->setAccessibleName(tr("Letters"));
    int row = 1;
    for (Stand& stand : m_stands) {
        stand.edit = new editors::VariableField(this);
        stand.edit->setObjectName(QStringLiteral("format_") + QLatin1String(stand.name));
        stand.edit->setAccessibleName(tr("Instead of %1").arg(QLatin1String(stand.name)));
        editors::makeComplete(session, stand.edit);
        grid->addWidget(new Label(tr("Instead of %1").arg(QLatin1String(stand.name)), theme::Font::Base,
                            Label::Color::Secondary, this),
            row, 0);
        grid->addWidget(stand.edit, row++, 1);
        connect(stand.edit, &editors::VariableField::textEdited, this,
            [this, member = stand.member, name = stand.name](const QString& text) {
                (m_format.*member).reset();
                if (!text.isEmpty())
                    m_format.*member = container::textParameter({}, bridge::utf8(text));
                Q_EMIT changed(QStringLiteral("format.") + QLatin1String(name), m_format);
            });
    }
    connect(m_case, &QComboBox::activated, this, [this] {
        const auto conversion = static_cast<CaseConversion>(m_case->currentData().toInt());
        m_format.caseConversion.reset();
        if (conversion != CaseConversion::None)
            m_format.caseConversion = conversion;
        Q_EMIT changed(QStringLiteral("format.case"), m_format);
    });
    retranslate();
}

void FormatOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Disclosure::changeEvent(event);
}

void FormatOptions::retranslate()
{
    setTitle(tr("Format the value"));
    m_case->setItemText(0, tr("as they are"));
    m_case->setItemText(1, tr("all small"));
    m_case->setItemText(2, tr("all capital"));
}

void FormatOptions::setFormat(const std::optional<FormatValue>& format)
{
    m_format = format.value_or(FormatValue{});
    m_case->setCurrentIndex(m_case->findData(static_cast<int>(m_format.caseConversion.value_or(CaseConversion::None))));
    for (const Stand& stand : m_stands) {
        const auto& parameter = m_format.*stand.member;
        stand.edit->setText(parameter ? bridge::text(parameter->text()) : QString());
    }
}

} // namespace sluis::pages
