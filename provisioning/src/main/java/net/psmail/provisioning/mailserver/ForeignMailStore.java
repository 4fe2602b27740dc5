package net.psmail.provisioning.mailserver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens a mailbox at another provider, by IMAP and never without TLS. It calls the address that was
 * looked at before, whatever the name leads to by now, and wants a certificate for the name.
 */
public final class ForeignMailStore {

  /** From when on TLS is spoken. */
  public enum Security {
    /** From the beginning. */
    TLS("imaps"),
    /** After STARTTLS; a server that does not offer it is not spoken with. */
    STARTTLS("imap");

    private final String protocol;

    Security(String protocol) {
      this.protocol = protocol;
    }
  }

  private static final String CONNECT_MILLIS = "10000";
  private static final String REPLY_MILLIS = "30000";

  /** A good deal less than an answer may have. */
  private static final String PART_BYTES = "262144";

  private final Session session;
  private final Security security;
  private final String address;
  private final int port;

  /** A server whose name leads to this address. */
  public ForeignMailStore(
      InetAddress address, String host, int port, Security security, SSLSocketFactory trust) {
    this.security = security;
    this.address = address.getHostAddress();
    this.port = port;
    ForeignTls tls = new ForeignTls(host, trust);
    String protocol = "mail." + security.protocol + ".";
    Properties properties = new Properties();
    properties.put(protocol + "socketFactory.fallback", "false");
    properties.put(protocol + "connectiontimeout", CONNECT_MILLIS);
    properties.put(protocol + "timeout", REPLY_MILLIS);
    properties.put(protocol + "writetimeout", REPLY_MILLIS);
    properties.put(protocol + "fetchsize", PART_BYTES);
    properties.put(protocol + "ssl.socketFactory", tls);
    if (security == Security.STARTTLS) {
      properties.put(protocol + "starttls.enable", "true");
      properties.put(protocol + "starttls.required", "true");
      // Of a factory that speaks TLS, TLS would be wanted at once.
      properties.put(protocol + "socketFactory", new GuardedSockets());
    }
    session = Session.getInstance(properties);
  }

  /** A mailbox that is logged in to; whoever opens it closes it. */
  public Store open(String user, String password) throws MessagingException {
    Store store = session.getStore(security.protocol);
    store.connect(address, port, user, password);
    return store;
  }
}
