#include "workstation/features/login/LoginPage.h"

#include "workstation/features/login/RelayAddress.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Spinner.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace qiao::workstation::login {

namespace {

constexpr int cardWidth = 400;
constexpr int markSide = 48;
constexpr int longestName = 64;
constexpr int longestPassword = 256;

// The card the form lies on, with the bridge at its top. GUI thread.
class Card final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const ui::Theme &theme = ui::Theme::current();
        ui::paintShape(
            painter, rect(), ui::cardRadius + 2, theme.colour(ui::Role::Surface), theme.colour(ui::Role::Border));
        const QRectF mark(32, 32, markSide, markSide);
        ui::paintShape(painter, mark, ui::cardRadius + 2, theme.colour(ui::Role::Accent));
        ui::paintIcon(painter, ui::Icon::Bridge, mark, ui::Role::OnAccent, 32);
    }
};

} // namespace

LoginPage::LoginPage(settings::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_card(new Card(this))
    , m_title(new QLabel(m_card))
    , m_subtitle(new QLabel(m_card))
    , m_relayLabel(new QLabel(m_card))
    , m_nameLabel(new QLabel(m_card))
    , m_passwordLabel(new QLabel(m_card))
    , m_hint(new QLabel(m_card))
    , m_relay(new QLineEdit(m_card))
    , m_name(new QLineEdit(m_card))
    , m_password(new QLineEdit(m_card))
    , m_reveal(new QAction(this))
    , m_stay(new QCheckBox(m_card))
    , m_signIn(new QPushButton(m_card))
    , m_spinner(new ui::Spinner(18, m_card))
    , m_message(new ui::Banner(m_card))
{
    build();
    m_relay->setText(settings.relayAddress());
    m_name->setText(settings.agentName());
    m_stay->setChecked(settings.staySignedIn() == settings::Switch::On);

    connect(m_signIn, &QPushButton::clicked, this, &LoginPage::submit);
    for (QLineEdit *field : {m_relay, m_name, m_password}) {
        connect(field, &QLineEdit::returnPressed, this, &LoginPage::submit);
        connect(field, &QLineEdit::textEdited, this, &LoginPage::typed);
    }
    connect(m_reveal, &QAction::toggled, this, [this](bool isOn) {
        m_password->setEchoMode(isOn ? QLineEdit::Normal : QLineEdit::Password);
        m_reveal->setIcon(ui::makeIcon(isOn ? ui::Icon::EyeOff : ui::Icon::Eye));
        retranslate();
    });
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, &LoginPage::tick);
    retranslate();
    restyle();
    refreshAddressHint();
    refreshButton();
}

void LoginPage::build()
{
    m_card->setFixedWidth(cardWidth);
    m_card->installEventFilter(this);
    m_relay->setMaxLength(300);
    m_relay->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_name->setMaxLength(longestName);
    m_name->setInputMethodHints(Qt::ImhNoAutoUppercase);
    m_password->setMaxLength(longestPassword);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    m_reveal->setCheckable(true);
    m_reveal->setIcon(ui::makeIcon(ui::Icon::Eye));
    m_password->addAction(m_reveal, QLineEdit::TrailingPosition);
    m_relayLabel->setBuddy(m_relay);
    m_nameLabel->setBuddy(m_name);
    m_passwordLabel->setBuddy(m_password);
    m_hint->setWordWrap(true);
    m_message->setFrameShape(QFrame::StyledPanel);
    ui::setButtonKind(m_signIn, ui::ButtonKind::Primary);
    m_signIn->setMinimumHeight(36);
    m_spinner->hide();

    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(32, 32 + markSide + 20, 32, 32);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(16);
    column->addWidget(m_message);
    const auto addField = [column](QLabel *label, QLineEdit *field) {
        column->addSpacing(8);
        column->addWidget(label);
        column->addWidget(field);
    };
    addField(m_relayLabel, m_relay);
    column->addWidget(m_hint);
    addField(m_nameLabel, m_name);
    addField(m_passwordLabel, m_password);
    column->addSpacing(12);
    column->addWidget(m_stay);
    column->addSpacing(16);
    column->addWidget(m_signIn);
    auto *busy = new QHBoxLayout(m_signIn);
    busy->setContentsMargins(12, 0, 12, 0);
    busy->addWidget(m_spinner, 0, Qt::AlignLeft | Qt::AlignVCenter);

    auto *centre = new QVBoxLayout(this);
    centre->setContentsMargins(16, 16, 16, 16);
    centre->addStretch(2);
    // Stretches and not an alignment: an aligned item is not asked for its height by its width.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    centre->addLayout(row);
    centre->addStretch(3);
}

void LoginPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (QWidget *widget : {static_cast<QWidget *>(m_relay), static_cast<QWidget *>(m_name),
             static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_stay)}) {
        widget->setEnabled(!isBusy);
    }
    m_spinner->setVisible(isBusy);
    if (isBusy) {
        clearMessage();
    }
    refreshButton();
}

void LoginPage::showError(const QString &code, std::chrono::milliseconds retryAfter)
{
    setBusy(false);
    m_errorCode = code;
    m_secondsLeft = std::chrono::ceil<std::chrono::seconds>(std::max(retryAfter, std::chrono::milliseconds(0)));
    if (m_secondsLeft.count() > 0) {
        m_countdown.start();
    } else {
        m_countdown.stop();
    }
    showErrorText();
    refreshButton();
    QLineEdit *field = code == QLatin1String("unauthorized")                   ? m_password
        : code == QLatin1String("unreachable") || code == QLatin1String("tls") ? m_relay
                                                                               : nullptr;
    if (field) {
        field->setFocus(Qt::OtherFocusReason);
        field->selectAll();
    }
}

void LoginPage::showNotice(const QString &text)
{
    clearMessage();
    m_message->tell(ui::BannerKind::Info, text);
}

void LoginPage::clearMessage()
{
    m_errorCode.clear();
    m_message->hide();
}

void LoginPage::accept()
{
    m_settings.setRelayAddress(m_relay->text().trimmed());
    m_settings.setAgentName(m_name->text().trimmed());
    m_settings.setStaySignedIn(m_stay->isChecked() ? settings::Switch::On : settings::Switch::Off);
    m_password->clear();
    m_reveal->setChecked(false);
    setBusy(false);
    clearMessage();
}

void LoginPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ui::Theme::current().colour(ui::Role::SurfaceSunken));
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int reach = 16;
    ui::paintShadow(painter, m_card->geometry(), ui::cardRadius + 2, reach);
}

bool LoginPage::eventFilter(QObject *watched, QEvent *event)
{
    // The shadow is painted here and has to follow the card.
    if (watched == m_card && (event->type() == QEvent::Move || event->type() == QEvent::Resize)) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void LoginPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void LoginPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QLineEdit *first = m_relay->text().isEmpty() ? m_relay : m_name->text().isEmpty() ? m_name : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void LoginPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_isBusy) {
        Q_EMIT cancelRequested();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void LoginPage::submit()
{
    if (m_isBusy || m_secondsLeft.count() > 0) {
        return;
    }
    clearMessage();
    const RelayAddress address = RelayAddress::fromTyped(m_relay->text());
    if (!address.isValid()) {
        switch (*address.fault()) {
        case AddressFault::Empty:
            markWrong(m_relay, tr("Type the relay's address, such as chat.example.com."));
            break;
        case AddressFault::NotAnAddress:
            markWrong(m_relay, tr("This is not an address. It looks like chat.example.com or 127.0.0.1:7700."));
            break;
        case AddressFault::UnknownScheme:
            markWrong(m_relay, tr("The address must begin with wss://, ws://, https:// or http://."));
            break;
        case AddressFault::HasCredentials:
            markWrong(m_relay, tr("Leave name and password out of the address; they have their own fields."));
            break;
        }
        return;
    }
    if (m_name->text().trimmed().isEmpty()) {
        markWrong(m_name, tr("Type your name."));
        return;
    }
    if (m_password->text().isEmpty()) {
        markWrong(m_password, tr("Type your password."));
        return;
    }
    Q_EMIT signInRequested(address.url(), m_name->text().trimmed(), m_password->text(), m_stay->isChecked());
}

void LoginPage::typed()
{
    for (QLineEdit *field : {m_relay, m_name, m_password}) {
        field->setProperty("qiaoIsWrong", false);
        field->update();
    }
    if (m_secondsLeft.count() == 0) {
        clearMessage();
    }
    refreshAddressHint();
}

void LoginPage::refreshAddressHint()
{
    const bool isExposed = RelayAddress::fromTyped(m_relay->text()).isExposed();
    m_hint->setText(isExposed ? tr("Not encrypted: others on the network could read your password. Use wss:// if the "
                                   "relay has a certificate.")
                              : QString());
    m_hint->setVisible(isExposed);
}

void LoginPage::refreshButton()
{
    const bool waits = m_secondsLeft.count() > 0;
    m_signIn->setEnabled(!m_isBusy && !waits);
    const int seconds = static_cast<int>(m_secondsLeft.count());
    m_signIn->setText(m_isBusy ? tr("Signing in…") : waits ? tr("Sign in (%n s)", nullptr, seconds) : tr("Sign in"));
    m_signIn->setAccessibleName(m_signIn->text());
}

void LoginPage::tick()
{
    m_secondsLeft = std::max(m_secondsLeft - std::chrono::seconds(1), std::chrono::seconds(0));
    if (m_secondsLeft.count() == 0) {
        m_countdown.stop();
        clearMessage();
    } else {
        showErrorText();
    }
    refreshButton();
}

void LoginPage::showErrorText()
{
    if (m_errorCode.isEmpty()) {
        return;
    }
    const auto text = ui::errorText(m_errorCode, ui::ErrorPlace::SignIn, m_secondsLeft);
    m_message->tell(ui::BannerKind::Danger, text.sentence());
}

void LoginPage::markWrong(QLineEdit *field, const QString &problem)
{
    field->setProperty("qiaoIsWrong", true);
    field->update();
    field->setFocus(Qt::OtherFocusReason);
    m_message->tell(ui::BannerKind::Danger, problem);
}

void LoginPage::retranslate()
{
    m_title->setText(tr("Sign in to Qiao"));
    m_subtitle->setText(tr("The bridge between your visitors and you"));
    m_relayLabel->setText(tr("&Relay"));
    m_nameLabel->setText(tr("&Name"));
    m_passwordLabel->setText(tr("&Password"));
    m_relay->setAccessibleName(tr("Relay address"));
    m_relay->setPlaceholderText(tr("chat.example.com"));
    m_name->setAccessibleName(tr("Name"));
    m_password->setAccessibleName(tr("Password"));
    m_reveal->setText(m_reveal->isChecked() ? tr("Hide the password") : tr("Show the password"));
    m_reveal->setToolTip(m_reveal->text());
    m_stay->setText(tr("&Stay signed in on this computer"));
    m_stay->setAccessibleName(tr("Stay signed in on this computer"));
    setAccessibleName(tr("Sign in"));
    refreshButton();
    refreshAddressHint();
    showErrorText();
}

void LoginPage::restyle()
{
    const ui::Theme &theme = ui::Theme::current();
    ui::setTextLook(m_title, ui::TextStyle::Figure, ui::Role::Text);
    ui::setTextLook(m_subtitle, ui::TextStyle::Body, ui::Role::TextSecondary);
    for (QLabel *label : {m_relayLabel, m_nameLabel, m_passwordLabel}) {
        ui::setTextLook(label, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    }
    ui::setTextLook(m_hint, ui::TextStyle::Secondary, ui::Role::Warning);
    m_card->setFixedWidth(std::max(cardWidth, theme.scaled(cardWidth)));
}

} // namespace qiao::workstation::login
