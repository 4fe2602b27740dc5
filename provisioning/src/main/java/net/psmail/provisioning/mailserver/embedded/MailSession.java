package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.mailserver.Login;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP or POP3 connection. It holds the private key from login to its end, and the news of its
 * mailbox until its own thread has time for them: only that thread ever writes to the client.
 */
final class MailSession implements AutoCloseable {

  private final String protocol;
  private final Socket socket;
  private final EmbeddedMail mail;
  private final Runnable cut = this::cut;
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
  private final Set<FolderView> watched = new HashSet<>();
  private @Nullable Login login;
  private Mailboxes.@Nullable Lease lease;
  private int listeners;
  private long heard;

  MailSession(String protocol, Socket socket, EmbeddedMail mail) {
    this.protocol = protocol;
    this.socket = socket;
    this.mail = mail;
  }

  /** Checks the password and opens the mailbox. */
  boolean logIn(String userName, String password) {
    if (loggedIn()) {
      // POP3's library lets a client say PASS again; a second lease would never be given back.
      return false;
    }
    InetAddress client = socket.getInetAddress();
    Optional<Login> known = mail.sessions().logIn(userName, password, protocol, client, cut);
    known.ifPresent(
        it -> {
          login = it;
          lease = mail.mailboxes().lease(it.recipient().address());
        });
    return known.isPresent();
  }

  boolean loggedIn() {
    return login != null;
  }

  Login login() {
    if (login == null) {
      throw new IllegalStateException("Nobody is logged in");
    }
    return login;
  }

  Mailbox mailbox() {
    if (lease == null) {
      throw new IllegalStateException("Nobody is logged in");
    }
    return lease.mailbox();
  }

  /** The content of a message; a letter that says so when it was encrypted to another key. */
  byte[] read(Folder folder, StoredMail stored) {
    try {
      return mail.open(folder.sealed(stored), login().privateKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps a message that the mail program gives us.
   *
   * @throws ProvisioningException LIMIT_REACHED when the mailbox is full
   */
  StoredMail store(Folder folder, byte[] message, long received, Set<String> flags)
      throws IOException {
    return mailbox().store(folder, message, received, flags, login().recipient());
  }

  /** From any thread: have the session's own thread do this between two commands. */
  void later(Runnable task) {
    news.add(task);
  }

  /** On the session's own thread: do what others left for it. */
  void catchUp() {
    for (Runnable task = news.poll(); task != null; task = news.poll()) {
      task.run();
    }
  }

  /** The client sends a command: what of it is in memory counts for all clients together. */
  void hears(int bytes) throws IOException {
    if (!mail.incoming().take(bytes)) {
      throw new IOException("Too much is being sent at once");
    }
    heard += bytes;
  }

  /** The command was read and is done, or the client was asked to go on. */
  void answers() {
    mail.incoming().giveBack(heard);
    heard = 0;
  }

  /** The client has asked to be told of news at once (IDLE, RFC 2177). */
  void listening(boolean starts) {
    listeners += starts ? 1 : -1;
  }

  boolean listening() {
    return listeners > 0;
  }

  void watches(FolderView view) {
    watched.add(view);
  }

  void watchesNoMore(FolderView view) {
    watched.remove(view);
  }

  private void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    answers();
    List.copyOf(watched).forEach(FolderView::unwatch);
    if (login != null) {
      mail.sessions().ended(login, cut);
      login = null;
    }
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }
}
