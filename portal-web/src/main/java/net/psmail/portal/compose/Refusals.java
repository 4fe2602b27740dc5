package net.psmail.portal.compose;

import java.util.List;
import java.util.Locale;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.mailserver.RefusedRecipient;

/** What to say to the writer of a mail that was not sent; all else is not for this form. */
final class Refusals {

  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private Refusals() {}

  static List<Problem> problems(ProvisioningException refusal, TypedMail mail) {
    return switch (refusal.kind()) {
      case RECIPIENTS_REFUSED ->
          refusal.refusedRecipients().stream().map(one -> problem(one, mail)).toList();
      case MAIL_TOO_LARGE -> List.of(Problem.of("text", "problem.mail-too-large"));
      case SENDING_LIMITED -> List.of(Problem.of("", "problem.sending-limited"));
      case MAIL_SERVER_UNAVAILABLE -> List.of(Problem.of("", "problem.mail-server-unavailable"));
      default -> throw refusal;
    };
  }

  static int status(ProvisioningException refusal) {
    return refusal.kind() == ProvisioningException.Kind.MAIL_SERVER_UNAVAILABLE
        ? UNAVAILABLE
        : UNPROCESSABLE;
  }

  private static Problem problem(RefusedRecipient recipient, TypedMail mail) {
    String field = Recipients.of(mail.to()).addresses().contains(recipient.address()) ? "to" : "cc";
    String reason = recipient.reason().name().toLowerCase(Locale.ROOT);
    return Problem.of(field, "problem.compose-refused." + reason, recipient.address());
  }
}
