#include "ui/widgets/StyleSheet.h"

#include <QHash>

namespace ui {

namespace {

/// @name stands for a colour of the theme.
const char* const kRules = R"(
QMainWindow, QDialog, #page { background: @page; }
#rail { background: @rail; border: none; border-right: 1px solid @border; }
#strip { background: @card; border: none; border-bottom: 1px solid @border; }
QLabel { background: transparent; color: @text; }
QTextEdit { background: transparent; color: @text; border: none;
              selection-background-color: @accentFill; selection-color: @onAccent; }
QTextEdit[tone="muted"] { color: @muted; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="attention"] { color: @attention; }
QLabel[tone="calm"] { color: @calm; }
QLabel[tone="info"] { color: @info; }
QLabel[tone="accent"] { color: @accent; }

QPushButton { background: @card; color: @text; border: 1px solid @border; border-radius: 6px;
              padding: 6px 14px; min-height: 18px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton:hover { background: @inset; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: @page; }
QPushButton[kind="primary"] { background: @accentFill; color: @onAccent;
              border-color: @accentFill; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="danger"] { background: @dangerFill; color: @onDanger; border-color: @dangerFill; }
QPushButton[kind="danger"]:hover { background: @dangerHover; }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus { border: 2px solid @text;
              padding: 5px 13px; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled { background: @inset;
              color: @faint; border-color: @border; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent;
              border-radius: 6px; padding: 5px 8px; }
QToolButton:hover { background: @inset; }
QToolButton:pressed { background: @border; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="link"] { color: @accent; padding: 2px 4px; }
QToolButton[kind="segment"] { color: @muted; border-radius: 5px; padding: 3px 10px; }
QToolButton[kind="segment"]:checked { background: @card; color: @text; border-color: @border; }
QToolButton[kind="segment"]:focus { border-color: @accent; }
#segments { background: @well; border-radius: 7px; }

QLineEdit, QPlainTextEdit { background: @card; color: @text; border: 1px solid @border;
              border-radius: 6px; padding: 5px 8px; selection-background-color: @accentFill;
              selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: @accent; }
QComboBox { background: @card; color: @text; border: 1px solid @border; border-radius: 6px;
              padding: 5px 8px 5px 10px; }
QComboBox:hover { background: @inset; }
QComboBox:focus { border-color: @accent; }
QComboBox:disabled { color: @faint; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/algomonitor/icons/control/arrow-down.svg); width: 16px;
              height: 16px; }
QComboBox QAbstractItemView { background: transparent; color: @text; border: 1px solid @border;
              selection-background-color: @selected; selection-color: @text; outline: 0;
              padding: 4px; }

QAbstractItemView { background: transparent; alternate-background-color: @stripe; color: @text;
              border: none; outline: 0; selection-background-color: @selected;
              selection-color: @text; }
QTreeView::item, QTableView::item { padding: 3px 4px; border: none; }
QTreeView::item:hover { background: @inset; }
QTreeView::item:selected, QTableView::item:selected { background: @selected; color: @text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @selected; }
QTreeView::branch:has-children:closed { image: url(:/algomonitor/icons/control/branch-closed.svg); }
QTreeView::branch:has-children:open { image: url(:/algomonitor/icons/control/branch-open.svg); }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none;
              border-bottom: 1px solid @border; padding: 8px 7px 7px 7px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; image: none; }
#ancestry::branch { image: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }

QMenu { background: @card; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; background: transparent; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none;
              border-bottom: 2px solid transparent; padding: 8px 12px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QProgressBar { background: @well; border: none; border-radius: 3px; }
QProgressBar::chunk { background: @accentFill; border-radius: 3px; }
QCheckBox { color: @text; spacing: 10px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @muted; border-radius: 4px;
              background: @card; }
QCheckBox::indicator:checked { background: @accentFill; border-color: @accentFill;
              image: url(:/algomonitor/icons/control/check.svg); }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox:focus { color: @accent; }
QRadioButton { color: @text; spacing: 10px; background: transparent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px;
              background: @card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accentFill;
              background: @onAccent; }
QRadioButton:focus { color: @accent; }
QSpinBox { background: @card; color: @text; border: 1px solid @border; border-radius: 6px;
              padding: 5px 8px; }
QSpinBox:focus { border-color: @accent; }
QSpinBox:disabled { color: @faint; }
)";

QHash<QString, QColor> colorsOf(const Theme& theme) {
    return {{"page", theme.page},
            {"rail", theme.rail},
            {"card", theme.card},
            {"inset", theme.inset},
            {"well", theme.well},
            {"border", theme.border},
            {"text", theme.text},
            {"muted", theme.muted},
            {"faint", mixed(theme.text, theme.card, 0.6)},
            {"handle", mixed(theme.card, theme.text, 0.28)},
            {"stripe", mixed(theme.card, theme.inset, 0.5)},
            {"accent", theme.accent},
            {"accentFill", theme.accentFill},
            {"accentHover", mixed(theme.accentFill, theme.onAccent, 0.14)},
            {"onAccent", theme.onAccent},
            {"selected", theme.selected},
            {"calm", theme.calm},
            {"info", theme.info},
            {"attention", theme.attention},
            {"danger", theme.danger},
            {"dangerFill", theme.dangerFill},
            {"dangerHover", mixed(theme.dangerFill, theme.onDanger, 0.14)},
            {"onDanger", theme.onDanger}};
}

}  // namespace

QString styleSheetFor(const Theme& theme) {
    const QHash<QString, QColor> colors = colorsOf(theme);
    const QString rules = QLatin1String(kRules);
    QString text;
    text.reserve(rules.size() * 2);
    for (qsizetype at = 0; at < rules.size(); ++at) {
        if (rules.at(at) != QLatin1Char('@')) {
            text += rules.at(at);
            continue;
        }
        qsizetype end = at + 1;
        while (end < rules.size() && rules.at(end).isLetter())
            ++end;
        text += colors.value(rules.mid(at + 1, end - at - 1)).name();
        at = end - 1;
    }
    return text;
}

}  // namespace ui
