#include "relay/api/FileType.h"

#include <algorithm>
#include <cstdlib>

using namespace qiao::relay::api;

namespace {

void insist(bool isTrue)
{
    if (!isTrue) {
        std::abort();
    }
}

} // namespace

// What an upload says about itself: its name up to the first line break, its declared type up to the next, its bytes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArrayList parts = text.split('\n');
    const QString name = FileType::safeName(QString::fromUtf8(parts.value(0)));
    insist(!name.isEmpty() && name.size() <= 150 && !name.contains(u'/') && !name.contains(u'\\'));
    insist(std::none_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }));
    insist(FileType::safeName(name) == name);

    const QString type = FileType::judge(parts.value(1), parts.mid(2).join('\n'));
    insist(!FileType::served(type).contains("html") && !FileType::served(type).contains("svg"));
    const QByteArray disposition = FileType::disposition(type, name);
    insist(std::all_of(disposition.begin(), disposition.end(), [](char c) { return c >= ' ' && c <= '~'; }));
    return 0;
}
