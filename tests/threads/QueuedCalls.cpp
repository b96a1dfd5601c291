#include <QObject>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

// Tells the thread sanitizer that a queued call comes after what was done before it was posted. Qt hands it over under
// a lock of its own, which the sanitizer does not see, so every such call would look like a race. Preloaded before Qt;
// a release and an acquire for each call, and nothing else, so a value that is shared in any other way is still found.
namespace {

class AnnouncedCall final : public QtPrivate::QSlotObjectBase
{
public:
    explicit AnnouncedCall(QtPrivate::QSlotObjectBase *call)
        : QSlotObjectBase(&run)
        , m_call(call)
    {
    }

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *announced = static_cast<AnnouncedCall *>(self);
        __tsan_acquire(self);
        if (which == Call) {
            announced->m_call->call(receiver, arguments);
            __tsan_release(self); // for whoever waited, and whoever deletes it
        } else if (which == Destroy) {
            announced->m_call->destroyIfLastRef();
            delete announced;
        }
    }

    QtPrivate::QSlotObjectBase *m_call;
};

} // namespace

bool QMetaObject::invokeMethodImpl(
    QObject *object, QtPrivate::QSlotObjectBase *call, Qt::ConnectionType type, void *result)
{
    using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto next = reinterpret_cast<Invoke>(dlsym(RTLD_NEXT,
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    auto *announced = new AnnouncedCall(call);
    announced->ref();
    __tsan_release(announced);
    const bool isDone = next(object, announced, type, result);
    if (type == Qt::BlockingQueuedConnection || type == Qt::DirectConnection)
        __tsan_acquire(announced);
    announced->destroyIfLastRef();
    return isDone;
}
