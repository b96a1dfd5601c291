#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/ErrorText.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <chrono>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace qiao::workstation::ui {
class Banner;
class Spinner;
} // namespace qiao::workstation::ui

namespace qiao::workstation::login {

// The sign-in form: relay, name, password, whether to stay signed in. Remembers everything but the password. GUI
// thread.
class LoginPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LoginPage(settings::Settings &settings, QWidget *parent = nullptr);

    // While busy nothing can be typed, and the button says so.
    void setBusy(bool isBusy);
    bool isBusy() const { return m_isBusy; }

    // A code as errorText() knows it. With `retryAfter` the button waits that long and counts down.
    void showError(const QString &code, std::chrono::milliseconds retryAfter = {});
    // Something worth knowing that is not an error of this sign-in, such as a sign-in that ran out.
    void showNotice(const QString &text);
    void clearMessage();

    // Call when the sign-in worked: remembers relay and name, forgets the password.
    void accept();

Q_SIGNALS:
    void signInRequested(const QUrl &relay, const QString &name, const QString &password, bool stay);
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void submit();
    void typed();
    void refreshAddressHint();
    void refreshButton();
    void tick();
    void showErrorText();
    void markWrong(QLineEdit *field, const QString &problem);
    void retranslate();
    void restyle();

    settings::Settings &m_settings;
    QWidget *m_card;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_relayLabel;
    QLabel *m_nameLabel;
    QLabel *m_passwordLabel;
    QLabel *m_hint;
    QLineEdit *m_relay;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QAction *m_reveal;
    QCheckBox *m_stay;
    QPushButton *m_signIn;
    ui::Spinner *m_spinner;
    ui::Banner *m_message;
    QTimer m_countdown;
    std::chrono::seconds m_secondsLeft{0};
    QString m_errorCode;
    bool m_isBusy = false;
};

} // namespace qiao::workstation::login
