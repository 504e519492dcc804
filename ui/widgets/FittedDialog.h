#pragma once

#include <QDialog>

namespace ui {

/// A dialog of fixed width that is as tall as its wrapped texts need. Qt takes the height from
/// size hints, which know nothing of wrapping, and cuts it on small screens.
class FittedDialog : public QDialog {
    Q_OBJECT

  public:
    FittedDialog(int width, QWidget* parent);

  protected:
    void showEvent(QShowEvent* event) override;
    /// After texts came or went.
    void fit();
};

}  // namespace ui
