#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;
class QSize;
class QString;
class QWidget;

// The parts of Style, one file for each family of controls.
namespace sluis::theme::style {

QString roleOf(const QWidget* widget); // "primary", "danger", "flat" or ""
bool isLarge(const QWidget* widget);

void paintButtonFrame(QPainter& painter, const QStyleOption& option, const QString& role);
void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget);
void paintToolButton(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget);
QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget);
void paintCheckBox(QPainter& painter, const QStyleOption& option);
void paintRadioButton(QPainter& painter, const QStyleOption& option);

void paintInputFrame(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget);
void paintComboBoxLabel(QPainter& painter, const QStyleOptionComboBox& option);
void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QWidget* widget);

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);
void paintPopup(QPainter& painter, const QRect& where);

void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option);
void paintHeaderLabel(QPainter& painter, const QStyleOptionHeader& option);
void paintItemGround(QPainter& painter, const QStyleOptionViewItem& option);
void paintBranch(QPainter& painter, const QStyleOption& option);
void paintTab(QPainter& painter, const QStyleOptionTab& option);
void paintTabLabel(QPainter& painter, const QStyleOptionTab& option);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option);

} // namespace sluis::theme::style
