#include "ui/pages/templates/remark_list.h"

#include "ui/bridge/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sluis::pages {

using theme::Color;
using theme::Font;
using widgets::Label;
using Remark = templates::CheckRemark;

namespace {

    constexpr int MostLines = 5; // seen at once
    constexpr int HeadHeight = 32;

} // namespace

std::string permissionAskedBy(const Remark& remark)
{
    return remark.message.key == "templates.permissionMissing" && remark.message.args.size() == 2
        ? remark.message.args[1]
        : std::string();
}

class RemarkList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setRemarks(const bridge::TemplateDesk::Remarks& remarks)
    {
        beginResetModel();
        m_remarks = remarks;
        endResetModel();
    }
    const Remark& at(const QModelIndex& index) const { return m_remarks[static_cast<size_t>(index.row())]; }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_remarks.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        return bridge::oneLine(bridge::translated(at(index).message));
    }

private:
    bridge::TemplateDesk::Remarks m_remarks;
};

class RemarkList::Delegate : public QStyledItemDelegate
{
public:
    Delegate(RemarkList* list, QListView* view)
        : QStyledItemDelegate(view)
        , m_list(list)
    { }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, theme::rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Remark& remark = m_list->m_model->at(index);
        const QRect rect = option.rect;
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(rect, theme::color(Color::SurfaceSelected));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(rect, theme::color(Color::SurfaceHover));
        const bool isError = remark.severity == Remark::Severity::Error;
        const QRect icon(rect.left() + theme::space3, rect.center().y() - 7, 16, 16);
        theme::paintIcon(*painter, icon, isError ? QStringLiteral("error") : QStringLiteral("warning"),
            isError ? Color::DangerText : Color::WarningText);
        QRect rest = rect.adjusted(theme::space3 + 24, 0, -theme::space3, 0);
        if (remark.line > 0)
            theme::paintText(*painter, QRect(rest.left(), rest.top(), 36, rest.height()), QString::number(remark.line),
                Font::Data, theme::color(Color::TextTertiary));
        rest.setLeft(rest.left() + 40);
        if (!permissionAskedBy(remark).empty())
            rest.setRight(buttonRect(rect).left() - theme::space2);
        theme::paintText(*painter, rest, index.data().toString(), Font::Base, theme::color(Color::TextPrimary));
        if (!permissionAskedBy(remark).empty()) {
            theme::paintBox(*painter, buttonRect(rect), theme::color(Color::SurfaceRaised),
                theme::color(Color::BorderDefault), theme::radiusSmall);
            theme::paintText(*painter, buttonRect(rect), RemarkList::tr("Give it"), Font::CaptionMedium,
                theme::color(Color::TextPrimary), Qt::AlignHCenter);
        }
    }

    static QRect buttonRect(const QRect& row)
    {
        const int width = theme::textWidth(RemarkList::tr("Give it"), Font::CaptionMedium) + 2 * theme::space2;
        return {row.right() - width - theme::space2, row.top() + 4, width, row.height() - 8};
    }

private:
    RemarkList* m_list;
};

RemarkList::RemarkList(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_title(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_count(new Label(theme::Font::Base, Label::Color::Tertiary, this))
    , m_place(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_view(new QListView(this))
    , m_model(new Model(this))
{
    m_view->setObjectName(QStringLiteral("templateRemarks"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new Delegate(this, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = new widgets::Panel(Color::SurfacePage, this);
    head->setLines(Qt::TopEdge | Qt::BottomEdge, Color::BorderSubtle);
    head->setFixedHeight(HeadHeight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme::space3, 0, theme::space3, 0);
    row->setSpacing(theme::space2);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_place);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_view);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const Remark remark = m_model->at(index);
        if (remark.line > 0)
            Q_EMIT lineChosen(remark.line);
        else
            Q_EMIT sectionChosen(bridge::text(remark.section));
    });
    m_view->viewport()->installEventFilter(this);
    connect(&draft, &TemplateDraft::remarksChanged, this, &RemarkList::showRemarks);
    retranslate();
}

bool RemarkList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint where = static_cast<QMouseEvent*>(event)->position().toPoint();
        const QModelIndex index = m_view->indexAt(where);
        if (index.isValid()) {
            const std::string permission = permissionAskedBy(m_model->at(index));
            if (!permission.empty() && Delegate::buttonRect(m_view->visualRect(index)).contains(where)) {
                m_draft.givePermission(permission);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RemarkList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RemarkList::retranslate()
{
    m_title->setText(tr("Problems"));
    m_view->setAccessibleName(tr("Problems"));
    showRemarks();
}

void RemarkList::showRemarks()
{
    m_model->setRemarks(m_draft.remarks());
    m_count->setText(m_draft.remarks().empty() ? tr("none") : QString::number(m_draft.remarks().size()));
    m_view->setVisible(!m_draft.remarks().empty());
    m_view->setFixedHeight(theme::rowHeight * std::min(MostLines, m_model->rowCount()));
}

void RemarkList::setPlace(const QString& words)
{
    m_place->setText(words);
}

} // namespace sluis::pages
