# What the folders of ui are built with: Qt, the compiled-in resources and the function that makes a target from a folder.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Network DBus PrintSupport Test LinguistTools)

find_path(SLUIS_QSCINTILLA_INCLUDE Qsci/qsciscintilla.h PATH_SUFFIXES qt6 x86_64-linux-gnu/qt6 aarch64-linux-gnu/qt6)
find_library(SLUIS_QSCINTILLA_LIBRARY qscintilla2_qt6)
if(NOT SLUIS_QSCINTILLA_INCLUDE OR NOT SLUIS_QSCINTILLA_LIBRARY)
    message(FATAL_ERROR "QScintilla for Qt 6 is missing: install libqscintilla2-qt6-dev.")
endif()
add_library(sluis_qscintilla INTERFACE)
target_include_directories(sluis_qscintilla SYSTEM INTERFACE ${SLUIS_QSCINTILLA_INCLUDE})
target_link_libraries(sluis_qscintilla INTERFACE ${SLUIS_QSCINTILLA_LIBRARY} Qt6::Widgets Qt6::PrintSupport)

# Qt 6.4's moc follows includes into the standard library and cannot parse <concepts>; this is the header's own guard.
set(SLUIS_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)

# Qt's and the standard library's headers, read once for all folders of ui. Sources still include what they use: a build
# with SLUIS_PRECOMPILE=OFF proves it.
if(SLUIS_PRECOMPILE)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/precompiled.cpp CONTENT "")
    add_library(sluis_ui_precompiled STATIC ${CMAKE_BINARY_DIR}/generated/precompiled.cpp)
    target_link_libraries(sluis_ui_precompiled PUBLIC sluis_options Qt6::Widgets)
    target_precompile_headers(sluis_ui_precompiled PRIVATE
        <algorithm> <chrono> <functional> <map> <memory> <optional> <string> <unordered_map> <variant> <vector>
        <QAbstractItemModel> <QApplication> <QBoxLayout> <QComboBox> <QDateTime> <QHash> <QHeaderView> <QKeyEvent> <QLabel>
        <QLineEdit> <QListView> <QMenu> <QPainter> <QPainterPath> <QPointer> <QScrollArea> <QSet> <QStackedWidget>
        <QStyledItemDelegate> <QTableView> <QTimer> <QTreeView> <QWidget>)
endif()

# sluis_ui_folder(ui/widgets INCLUDES ui/theme): as sluis_folder, with moc. Headers with Q_OBJECT need no further entry.
function(sluis_ui_folder folder)
    cmake_parse_arguments(arg "" "" "INCLUDES;LIBS;PRIVATE_LIBS" ${ARGN})
    sluis_folder(${folder} INCLUDES ${arg_INCLUDES} LIBS Qt6::Widgets ${arg_LIBS} PRIVATE_LIBS ${arg_PRIVATE_LIBS})
    string(REPLACE "/" "_" target "sluis_${folder}")
    if(NOT TARGET ${target})
        return()
    endif()
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
        file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.h)
        target_sources(${target} PRIVATE ${headers})
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "${SLUIS_MOC_OPTIONS}")
        if(SLUIS_PRECOMPILE)
            target_precompile_headers(${target} REUSE_FROM sluis_ui_precompiled)
        endif()
    endif()
endfunction()
