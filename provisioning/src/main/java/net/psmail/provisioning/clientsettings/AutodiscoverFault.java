package net.psmail.provisioning.clientsettings;

/** Why Autodiscover has no settings to give, with the numbers that Outlook knows. */
enum AutodiscoverFault {
  /** The domain is served elsewhere. Never said of a mailbox. */
  DOMAIN_UNKNOWN(500, "Mail of this domain is not served here."),
  /** What was asked is no question, or came by another way than POST. */
  INVALID_REQUEST(600, "Invalid request: send the address by POST."),
  /** For what is not mail by IMAP, POP3 and SMTP, such as ActiveSync. */
  NO_SUCH_SCHEMA(601, "The requested schema is not provided.");

  private final int code;
  private final String message;

  AutodiscoverFault(int code, String message) {
    this.code = code;
    this.message = message;
  }

  int code() {
    return code;
  }

  String message() {
    return message;
  }
}
