package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.mailserver.embedded.LiveSessions.TooManySessions;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP or POP3 connection. It holds the private key from login to its end, and the news of its
 * mailbox until its own thread has time for them: only that thread ever writes to the client.
 */
final class MailSession implements AutoCloseable {

  /** So often a message is read to answer a usual command: its structure, its lines, its parts. */
  private static final int PASSES = 4;

  private static final int HEADERS = 64 * 1024;

  private final String protocol;
  private final Socket socket;
  private final EmbeddedMail mail;
  private final Runnable cut;
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
  private final Set<FolderView> watched = new HashSet<>();
  private @Nullable Login login;
  private Mailboxes.@Nullable Lease lease;
  private WorkingMemory.@Nullable Share share;
  private @Nullable StoredMail inView;
  private long readOfView;
  private int listeners;
  private long heard;

  /**
   * A session that nobody has logged in to yet.
   *
   * @param cut ends the connection at once; called from any thread
   */
  MailSession(String protocol, Socket socket, Runnable cut, EmbeddedMail mail) {
    this.protocol = protocol;
    this.socket = socket;
    this.cut = cut;
    this.mail = mail;
  }

  /** Checks the password and opens the mailbox. */
  boolean logIn(String userName, String password) {
    if (loggedIn()) {
      // POP3's library lets a client say PASS again; a second lease would never be given back.
      return false;
    }
    InetAddress client = socket.getInetAddress();
    try {
      Optional<Login> known = mail.sessions().logIn(userName, password, protocol, client, cut);
      known.ifPresent(
          it -> {
            login = it;
            lease = mail.mailboxes().lease(it.recipient().address());
          });
    } catch (TooManySessions e) {
      sayGoodbye();
    }
    return loggedIn();
  }

  /** Past the library, which could only say that the password is wrong. */
  private void sayGoodbye() {
    String word = protocol.equals("pop3") ? "-ERR [IN-USE]" : "* BYE";
    String goodbye = word + " Too many connections to this mailbox are open\r\n";
    try (socket) {
      socket.getOutputStream().write(goodbye.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /**
   * Waits until there is room in memory to look into a message, in the place of the one before: its
   * answer is written, or it did not match.
   */
  void looksInto(StoredMail stored) {
    if (share == null || stored != inView) {
      letsGo();
      share = mail.memory().take(stored.size(), cut);
      inView = stored;
    }
  }

  /**
   * Counts what is read of the message in view. A command may name the same part a thousand times,
   * and all of them would be in one answer.
   */
  void reads(int bytes) {
    readOfView += bytes;
    if (share != null && inView != null && readOfView > PASSES * inView.size() + HEADERS) {
      if (!share.grow(bytes * WorkingMemory.COPIES)) {
        throw new IllegalStateException("The answer would be too long");
      }
    }
  }

  /** Nothing of the message in view is needed any more. */
  private void letsGo() {
    if (share != null) {
      share.close();
      share = null;
    }
    inView = null;
    readOfView = 0;
  }

  /** The content of a message; a letter that says so when it was encrypted to another key. */
  byte[] read(Folder folder, StoredMail stored) {
    looksInto(stored);
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
    letsGo();
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
    if (share != null) {
      share.sending();
      inView = null;
    }
  }

  /** The last command is done: the session listens for the next one. */
  void listens() {
    letsGo();
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

  @Override
  public void close() {
    answers();
    letsGo();
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
