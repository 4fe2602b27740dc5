package net.psmail.provisioning.clientsettings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.address.MailAddress;

/**
 * What a mail program has been told, as its owner reads it off the screen. Whatever looks like one
 * of our passwords is never taken in.
 *
 * @param values what stands in each field; one that is missing is not known
 */
public record ProgramSettings(Map<Field, String> values) {

  private static final int LONGEST = 255;

  public ProgramSettings {
    Map<Field, String> known = new EnumMap<>(Field.class);
    values.forEach(
        (field, value) -> {
          String plain = DevicePasswordShape.remove(value).strip();
          if (!plain.isEmpty()) {
            known.put(field, plain.substring(0, Math.min(plain.length(), LONGEST)));
          }
        });
    values = Map.copyOf(known);
  }

  /** A field of a mail program's settings. */
  public enum Field {
    /** {@code IMAP} or {@code POP3}. */
    PROTOCOL,
    INCOMING_HOST,
    INCOMING_PORT,
    /** One of {@link Security}. */
    INCOMING_SECURITY,
    OUTGOING_HOST,
    OUTGOING_PORT,
    /** One of {@link Security}. */
    OUTGOING_SECURITY,
    USER_NAME,
    /** One of {@link Authentication}. */
    AUTHENTICATION,
    /** One of {@link Secret}. */
    SECRET
  }

  /** How a program protects a connection. */
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  /** How a program proves who it is. */
  public enum Authentication {
    PASSWORD,
    /** Secure password authentication, NTLM, CRAM-MD5 and the like. */
    SPA,
    OAUTH2,
    NONE
  }

  /** Which kind of password was typed; what it is, nobody is asked. */
  public enum Secret {
    DEVICE,
    SIGN_IN
  }

  /** What stands in a field; empty if it is not known. */
  public String value(Field field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with them for this mailbox. */
  public List<Fault> faults(DomainServers servers, MailAddress mailbox) {
    return new SettingsCheck(servers, mailbox, this).faults();
  }
}
