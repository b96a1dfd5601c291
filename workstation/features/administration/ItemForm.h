#pragma once

#include "workstation/features/administration/Field.h"

#include <QJsonObject>
#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QVBoxLayout;

namespace qiao::workstation::administration {

// The editors of one thing that is administered. It shows and reads a JSON object; what it does not know in it stays as
// it is. GUI thread.
class ItemForm : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemForm(QWidget *parent = nullptr);

    // As the relay has it, with what was changed here; empty: nothing was.
    void showItem(const QJsonObject &item, const QJsonObject &draft);
    QJsonObject value() const;
    bool isEdited() const { return value() != m_baseline; }
    void focusFirst();
    // Says what is wrong beside the fields, and moves to the first of them. Whether nothing is.
    bool check();

Q_SIGNALS:
    void edited();

protected:
    virtual void fill(const QJsonObject &item) = 0;
    virtual void collect(QJsonObject &item) const = 0;
    virtual void findProblems() = 0;

    void addHeading(const ui::Words &heading);
    void addWidget(QWidget *widget);
    Field *addField(const ui::Words &label, QWidget *editor, const ui::Words &hint = {});
    // Editors that tell when they are edited.
    QLineEdit *textEditor(int longest);
    QPlainTextEdit *paragraphEditor(int lines);
    QSpinBox *numberEditor(int least, int most, const QString &suffix = {});
    QCheckBox *checkEditor();
    QComboBox *choiceEditor();
    void tellEdited();
    bool isFilling() const { return m_isFilling; }
    bool hasProblem(Field *field, bool isWrong, const QString &words);

private:
    QVBoxLayout *m_column;
    QList<Field *> m_fields;
    QJsonObject m_original;
    QJsonObject m_baseline;
    bool m_isFilling = false;
};

// Words apart by commas of any script, each once.
QStringList termsIn(const QString &text);

} // namespace qiao::workstation::administration
