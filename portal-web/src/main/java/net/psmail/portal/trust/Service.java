package net.psmail.portal.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.provisioning.mailserver.MailServerSettings;

/** What people use, and which listener is that. */
enum Service {
  WEBSITE("site", "", 0),
  IMAP("mail", "IMAP ", 993),
  POP3("mail", "POP3 ", 995),
  SMTP("mail", "SMTP ", 465);

  /** Where other servers deliver, and nobody sends. */
  private static final int DELIVERY = 25;

  private final String certificate;
  private final String label;
  private final int port;

  Service(String certificate, String label, int port) {
    this.certificate = certificate;
    this.label = label;
    this.port = port;
  }

  /** The services that show a certificate. */
  static List<Service> of(String certificate) {
    return List.of(values()).stream().filter(one -> one.certificate.equals(certificate)).toList();
  }

  String certificate() {
    return certificate;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people meet this service at that listener. */
  Predicate<Sight> isAt(MailServerSettings settings) {
    Optional<Integer> told = told(settings);
    return sight ->
        told.map(
                own ->
                    own == sight.port()
                        || port == sight.port()
                        || (sight.listener().startsWith(label) && sight.port() != DELIVERY))
            .orElse(true);
  }

  /** The port that mail programs are told; none for what is no mail. */
  private Optional<Integer> told(MailServerSettings settings) {
    return switch (this) {
      case WEBSITE -> Optional.empty();
      case IMAP -> Optional.of(settings.imapsPort());
      case POP3 -> Optional.of(settings.pop3sPort());
      case SMTP -> Optional.of(settings.submissionsPort());
    };
  }
}
