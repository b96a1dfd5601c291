#include "workstation/state/Attachments.h"

namespace qiao::workstation::state {

Attachments::Attachments(QObject *parent)
    : QObject(parent)
{
}

void Attachments::want(const domain::FileReference &file)
{
    if (file.id.isEmpty())
        return;
    const Attachment::State state = attachment(file.id).state;
    if (state == Attachment::State::Fetching || state == Attachment::State::Here)
        return;
    Attachment fetching;
    fetching.state = Attachment::State::Fetching;
    set(file.id, fetching);
    Q_EMIT wanted(file);
}

void Attachments::set(const domain::FileId &file, const Attachment &attachment)
{
    Attachment &known = m_attachments[file];
    if (known == attachment)
        return;
    known = attachment;
    Q_EMIT changed(file);
}

} // namespace qiao::workstation::state
