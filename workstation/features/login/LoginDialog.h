#pragma once

#include "workstation/features/login/LoginPage.h"

#include <QDialog>

namespace qiao::workstation::login {

// The sign-in form as a window of its own, for a start without a session. GUI thread.
class LoginDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LoginDialog(settings::Settings &settings, QWidget *parent = nullptr);

    LoginPage &page() { return *m_page; }

    void setBusy(bool isBusy) { m_page->setBusy(isBusy); }
    void showError(const QString &code, std::chrono::milliseconds retryAfter = {});

public Q_SLOTS:
    void accept() override;
    void reject() override;

Q_SIGNALS:
    void signInRequested(const QUrl &relay, const QString &name, const QString &password, bool stay);
    // Escape or the window's cross while a sign-in runs ends the sign-in, not the window.
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    LoginPage *m_page;
};

} // namespace qiao::workstation::login
