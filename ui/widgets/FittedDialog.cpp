#include "ui/widgets/FittedDialog.h"

#include <QLayout>
#include <QShowEvent>

namespace ui {

FittedDialog::FittedDialog(int width, QWidget* parent) : QDialog(parent) {
    setFixedWidth(width);
}

void FittedDialog::showEvent(QShowEvent* event) {
    fit();
    QDialog::showEvent(event);
}

void FittedDialog::fit() {
    if (layout() == nullptr)
        return;
    layout()->activate();
    setFixedHeight(layout()->totalHeightForWidth(width()));
}

}  // namespace ui
