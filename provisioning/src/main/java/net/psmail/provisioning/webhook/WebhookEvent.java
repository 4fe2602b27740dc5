package net.psmail.provisioning.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;

/** What can be told, and by which acts it comes. The words are a contract: none changes. */
public enum WebhookEvent {
  ACCOUNT_CREATED,
  ACCOUNT_SUSPENDED,
  ACCOUNT_RESTORED,
  ACCOUNT_QUOTA_CHANGED,
  ACCOUNT_PASSWORD_CHANGED,
  ACCOUNT_RESET_OFFERED,
  ACCOUNT_DELETION_STARTED,
  ACCOUNT_DELETION_STOPPED,
  ACCOUNT_DELETED;

  /** Of a message that an administrator sends to see whether it arrives. */
  static final String TEST = "webhook.test";

  /** As messages and pages have it: {@code account.quota-changed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** The event of a word; empty for one that is none. */
  public static Optional<WebhookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst();
  }

  /** What an act is told as; empty for one that is told to nobody. */
  static Optional<WebhookEvent> of(Act act) {
    return Optional.ofNullable(
        switch (act) {
          case REGISTERED, REGISTRATION_APPROVED, TAKEN_OVER -> ACCOUNT_CREATED;
          case SENDING_SUSPENDED, SIGN_IN_SUSPENDED, ACCOUNT_REVOKED -> ACCOUNT_SUSPENDED;
          case SUSPENSION_LIFTED, SUSPENSION_ENDED, ACCOUNT_RESTORED -> ACCOUNT_RESTORED;
          case QUOTA_CHANGED -> ACCOUNT_QUOTA_CHANGED;
          case PASSWORD_CHANGED, RECOVERED, RECOVERED_LATE, RESET_USED -> ACCOUNT_PASSWORD_CHANGED;
          case RESET_OFFERED -> ACCOUNT_RESET_OFFERED;
          case DELETION_REQUESTED, DELETION_APPROVED -> ACCOUNT_DELETION_STARTED;
          case DELETION_UNDONE, DELETION_TAKEN_BACK -> ACCOUNT_DELETION_STOPPED;
          case ERASED -> ACCOUNT_DELETED;
          default -> null;
        });
  }
}
