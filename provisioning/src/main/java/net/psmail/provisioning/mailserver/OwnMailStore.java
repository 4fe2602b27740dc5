package net.psmail.provisioning.mailserver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.address.MailAddress;

/**
 * Opens mailboxes of this installation as a mail program does, for what takes long: messages are
 * fetched in parts, whatever their size.
 */
public final class OwnMailStore {

  private static final String CONNECT_MILLIS = "5000";
  private static final String REPLY_MILLIS = "60000";

  /** The embedded server opens the message anew for each part. */
  private static final String PART_BYTES = "1048576";

  private final Session session;
  private final String host;
  private final int port;

  /** Speaks to the port of these settings, if it proves to be the host that members know. */
  public OwnMailStore(MailServerSettings settings, SSLSocketFactory trust) {
    host = settings.host();
    port = settings.imapsPort();
    Properties properties = new Properties();
    properties.put("mail.imaps.ssl.socketFactory", new PinnedSockets(settings.reachedAt(), trust));
    properties.put("mail.imaps.ssl.checkserveridentity", "true");
    // Else another factory, which trusts others, would try once more.
    properties.put("mail.imaps.socketFactory.fallback", "false");
    properties.put("mail.imaps.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.imaps.timeout", REPLY_MILLIS);
    properties.put("mail.imaps.fetchsize", PART_BYTES);
    session = Session.getInstance(properties);
  }

  /** A mailbox that is logged in to; whoever opens it closes it. */
  public Store open(MailAddress login, String password) throws MessagingException {
    Store store = session.getStore("imaps");
    store.connect(host, port, login.toString(), password);
    return store;
  }
}
