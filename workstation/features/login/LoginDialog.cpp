#include "workstation/features/login/LoginDialog.h"

#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace qiao::workstation::login {

LoginDialog::LoginDialog(settings::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_page(new LoginPage(settings, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_page);
    connect(m_page, &LoginPage::signInRequested, this, &LoginDialog::signInRequested);
    connect(m_page, &LoginPage::cancelRequested, this, &LoginDialog::cancelRequested);
    const ui::Theme &theme = ui::Theme::current();
    resize(theme.scaled(520), theme.scaled(640));
    retranslate();
}

void LoginDialog::showError(const QString &code, std::chrono::milliseconds retryAfter)
{
    m_page->showError(code, retryAfter);
}

void LoginDialog::accept()
{
    m_page->accept();
    QDialog::accept();
}

void LoginDialog::reject()
{
    if (m_page->isBusy()) {
        Q_EMIT cancelRequested();
        return;
    }
    QDialog::reject();
}

void LoginDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LoginDialog::retranslate()
{
    setWindowTitle(tr("Sign in – Qiao"));
}

} // namespace qiao::workstation::login
