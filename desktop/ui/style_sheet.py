"""The style sheet of the program, with a name for every colour; `theme.py` fills them in."""

from string import Template

SHEET = Template("""
QMainWindow, QDialog, QWidget[role="page"] { background: $ground; }
QWidget[role="bar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QWidget[role="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QWidget[role="rail"] { background: $sunken; border: 0; border-right: 1px solid $line; }
QWidget[role="aside"] { background: $surface; border: 0; border-left: 1px solid $line; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="chosen"] { background: $surface; border: 2px solid $accent; border-radius: 8px; }
QFrame[role="sunken"] { background: $sunken; border: 0; border-radius: 8px; }
QFrame[role="popover"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[role="dialog"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[role="hairline"] { background: $line; border: 0; }

QLabel { color: $ink; background: transparent; border: 0; }
QLabel[role="figure"] { font-size: 20pt; font-weight: 600; }
QLabel[role="title"] { font-size: 14pt; font-weight: 600; }
QLabel[role="lead"] { font-size: 12pt; font-weight: 600; }
QLabel[role="said"] { font-size: 13pt; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { color: $muted; font-size: 9.5pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; font-size: 9.5pt; }
QLabel[role="note"] { color: $muted; font-size: 8.5pt; }
QLabel[role="small"] { font-size: 9.5pt; }
QLabel[role="link"] { color: $accent; font-size: 9.5pt; font-weight: 600; }
QLabel[role="error"] { color: $overdue; font-size: 9.5pt; }
QLabel[role="key"] { color: $muted; background: $sunken; border: 1px solid $line; border-radius: 4px;
    padding: 0 5px; font-size: 8.5pt; }

QFrame[role="banner"] { border: 0; border-radius: 6px; background: $calm_ground; }
QFrame[role="banner"][tone="overdue"] { background: $overdue_ground; }
QFrame[role="banner"][tone="soon"] { background: $soon_ground; }
QFrame[role="banner"][tone="ok"] { background: $ok_ground; }
QFrame[role="banner"][tone="signoff"] { background: $signoff_ground; }
QLabel[tone="overdue"] { color: $overdue; }
QLabel[tone="soon"] { color: $soon; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="signoff"] { color: $signoff; }
QLabel[tone="muted"] { color: $muted; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateTimeEdit, QSpinBox { background: $surface; color: $ink;
    border: 1px solid $control; border-radius: 6px; padding: 0 10px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox { min-height: 32px; }
QPlainTextEdit, QTextEdit { padding: 6px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $ink; }
QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 30px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 5px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QTextEdit[invalid="true"] { border: 2px solid $overdue; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled { background: $sunken; border-color: $line; color: $muted; }
QPlainTextEdit[role="notes"], QTextEdit[role="notes"] { border: 0; border-radius: 0; border-left: 2px solid transparent; background: transparent; font-size: 13pt; padding: 0 0 0 6px; }
QPlainTextEdit[role="notes"]:focus, QTextEdit[role="notes"]:focus { border: 0; border-radius: 0; border-left: 2px solid $accent; padding: 0 0 0 6px; }
QLineEdit[role="palette"] { border: 0; border-bottom: 1px solid $line; border-radius: 0; background: transparent;
    font-size: 14pt; min-height: 54px; padding: 0 20px; }
QLineEdit QToolButton { border: 0; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url($icon_down); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $selected; selection-color: $ink; }

QPushButton, QToolButton { background: $surface; color: $ink; border: 1px solid $control; border-radius: 6px;
    padding: 0 14px; min-height: 32px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 30px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $sunken; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; padding: 0 13px; min-height: 30px; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border: 1px solid $line; }
QPushButton[role="danger"] { color: $overdue; border-color: $overdue; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border: 1px solid transparent;
    padding: 0 8px; color: $ink; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 30px; }
QPushButton[role="link"]:hover { color: $accent_hover; background: $hover; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px; font-weight: 600;
    min-height: 22px; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 20px; }
QToolButton[role="filter"] { border: 1px solid $control; border-radius: 14px; min-height: 26px; padding: 0 12px;
    font-size: 9.5pt; background: $surface; }
QToolButton[role="filter"]:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QToolButton[role="filter"]:checked { background: $selected; border-color: $accent; color: $ink; }
QToolButton[role="segment"] { border: 0; background: transparent; min-height: 28px; padding: 0 14px; color: $muted; border-radius: 5px; }
QToolButton[role="segment"]:hover { color: $ink; }
QToolButton[role="segment"]:focus { border: 2px solid $accent; padding: 0 12px; min-height: 24px; }
QToolButton[role="segment"]:checked { background: $surface; color: $ink; font-weight: 600; border: 1px solid $line; }
QToolButton[role="segment"]:checked:focus { border: 2px solid $accent; }
QFrame[role="segments"] { background: $sunken; border: 1px solid $line; border-radius: 7px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { color: $ink; spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control; background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($icon_check); }
QRadioButton::indicator:checked { background: $surface; border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 6px; padding: 0 4px 0 0; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }

QTableView, QTreeView, QListView { background: $surface; color: $ink; border: 1px solid $line; border-radius: 8px; outline: 0;
    gridline-color: $line; selection-background-color: $selected; selection-color: $ink; alternate-background-color: $ground; }
QListView[role="bare"], QTableView[role="bare"] { border: 0; border-radius: 0; background: transparent; }
QHeaderView { background: $surface; border: 0; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QHeaderView::section { background: transparent; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 0 10px;
    font-size: 9.5pt; font-weight: 600; min-height: 34px; }

QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 3px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 3px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: 6px 8px; }
QMenu { background: $raised; color: $ink; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
""")
