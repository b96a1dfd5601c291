#pragma once

#include "workstation/features/administration/ItemForm.h"

namespace qiao::workstation::administration {

class RowList;

// A list of short texts: the pause reasons, or the tags that are proposed. GUI thread.
class ListForm final : public ItemForm
{
    Q_OBJECT

public:
    explicit ListForm(QWidget *parent = nullptr);

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;

private:
    QStringList values() const;

    RowList *m_rows;
    Field *m_field;
};

} // namespace qiao::workstation::administration
