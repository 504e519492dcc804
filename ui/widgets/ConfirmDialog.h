#pragma once

#include <QStringList>
#include <functional>

#include "ui/widgets/FittedDialog.h"

namespace ui {

/// Says what will happen and what is lost before it is done. Never blocks: `confirmed` is called
/// when the person agrees. Cancel is the default button; Escape cancels.
class ConfirmDialog : public FittedDialog {
    Q_OBJECT

  public:
    struct Question {
        QString icon;          // a name of resources/icons/symbolic
        QString title;         // "Terminate 3 processes?"
        QString happens;       // what will be done
        QString lost;          // what is lost by it, may be empty
        QStringList subjects;  // safe texts, the first few are shown
        QString button;        // the verb: "Terminate"
        bool dangerous = true;
    };

    ConfirmDialog(const Question& question, QWidget* parent);

    static ConfirmDialog* ask(const Question& question, QWidget* parent,
                              std::function<void()> confirmed);
};

}  // namespace ui
