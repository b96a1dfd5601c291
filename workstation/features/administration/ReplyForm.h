#pragma once

#include "common/domain/ConversationEvent.h"
#include "workstation/features/administration/ItemForm.h"

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;

namespace qiao::workstation::administration {

// A canned reply: its shortcut, its text with variables that a menu inserts, how it looks when it is used, and the
// files that go with it. GUI thread.
class ReplyForm final : public ItemForm
{
    Q_OBJECT

public:
    explicit ReplyForm(QWidget *parent = nullptr);

    // A file that was asked for is at the relay, or could not be brought there.
    void takeUpload(const domain::FileReference &file);
    void takeUploadFailure(const QString &words);

Q_SIGNALS:
    void uploadWanted(const QString &path);

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void insertVariable(const QString &variable);
    void chooseFile();
    void showFiles();
    void refreshPreview();
    void retranslate();

    QLineEdit *m_shortcut;
    Field *m_shortcutField;
    QLineEdit *m_title;
    Field *m_titleField;
    QComboBox *m_locale;
    QPlainTextEdit *m_text;
    Field *m_textField;
    QPushButton *m_insert;
    QMenu *m_variables;
    QLabel *m_preview;
    QListWidget *m_files;
    Field *m_filesField;
    QPushButton *m_attach;
    QPushButton *m_takeOut;
    QList<domain::FileReference> m_attached;
};

} // namespace qiao::workstation::administration
