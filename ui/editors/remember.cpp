#include "ui/editors/remember.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>

namespace sluis::editors {

void rememberSplitter(QSplitter* splitter, const QString& name)
{
    const QString key = QStringLiteral("panes/") + name;
    const QByteArray state = QSettings().value(key).toByteArray();
    if (!state.isEmpty())
        splitter->restoreState(state);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
        [splitter, key] { QSettings().setValue(key, splitter->saveState()); });
}

void rememberColumns(QHeaderView* header, const QString& name)
{
    const QString key = QStringLiteral("columns/") + name;
    const QByteArray state = QSettings().value(key).toByteArray();
    if (!state.isEmpty())
        header->restoreState(state);
    QObject::connect(header, &QHeaderView::sectionResized, header,
        [header, key] { QSettings().setValue(key, header->saveState()); });
}

} // namespace sluis::editors
