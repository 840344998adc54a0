#pragma once

#include <QString>

class QHeaderView;
class QSplitter;

namespace sluis::editors {

// Sizes that stay as the person left them, kept under a stable name in the program's settings.
void rememberSplitter(QSplitter* splitter, const QString& name);
void rememberColumns(QHeaderView* header, const QString& name);

} // namespace sluis::editors
