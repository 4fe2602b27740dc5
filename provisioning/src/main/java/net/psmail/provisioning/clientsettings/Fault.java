package net.psmail.provisioning.clientsettings;

import net.psmail.provisioning.clientsettings.ProgramSettings.Field;

/**
 * A field that is not as it should be.
 *
 * @param wanted what belongs there; empty when the kind says it
 */
public record Fault(Field field, Kind kind, String wanted) {

  /** What is wrong, for an explanation in words. */
  public enum Kind {
    /** A port is written behind the host. */
    HOST_WITH_PORT,
    /** An address of the web, or of the domain itself, where no mail program is served. */
    HOST_OF_THE_SITE,
    /** A mail address. */
    HOST_IS_ADDRESS,
    /** Some other server, perhaps one that was ours once. */
    HOST_OTHER,
    PORT_NO_NUMBER,
    /** Of a connection that begins in the open. */
    PORT_OF_STARTTLS,
    /** Where servers hand letters to each other. */
    PORT_BETWEEN_SERVERS,
    /** The one that the other direction takes. */
    PORT_OF_SENDING,
    PORT_OF_RECEIVING,
    PORT_OF_POP3,
    PORT_OF_IMAP,
    PORT_OTHER,
    SECURITY_STARTTLS,
    SECURITY_NONE,
    USER_WITHOUT_DOMAIN,
    USER_OTHER,
    AUTHENTICATION_SPA,
    AUTHENTICATION_OAUTH2,
    AUTHENTICATION_NONE,
    SECRET_SIGN_IN
  }
}
