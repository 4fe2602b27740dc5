package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.pop3.Pop3Connection;
import com.icegreen.greenmail.pop3.Pop3State;
import com.icegreen.greenmail.pop3.commands.Pop3Command;
import com.icegreen.greenmail.pop3.commands.Pop3CommandRegistry;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.LazyMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's POP3 commands, save those that would open every message to know its size, that break
 * the protocol (RETR, RSET), that tell an exception's name to strangers (PASS), or that we do not
 * offer (APOP, which would need passwords in the clear).
 */
final class Pop3Commands extends Pop3CommandRegistry {

  private final Map<String, Command> replaced =
      Map.of(
          "CAPA", new Command(false, Pop3Commands::capabilities),
          "LIST", new Command(true, Pop3Commands::list),
          "PASS", new Command(false, Pop3Commands::password),
          "RETR", new Command(true, Pop3Commands::retrieve),
          "RSET", new Command(true, Pop3Commands::reset),
          "STAT", new Command(true, Pop3Commands::status));

  @Override
  public @Nullable Pop3Command getCommand(String name) {
    if (name.equals("APOP")) {
      return null;
    }
    Command ours = replaced.get(name);
    return ours != null ? ours : super.getCommand(name);
  }

  private static void capabilities(Pop3Connection client, Pop3State state, String line) {
    for (String answer : List.of("+OK", "USER", "TOP", "UIDL", "SASL PLAIN", "PIPELINING", ".")) {
      client.println(answer);
    }
  }

  private static void password(Pop3Connection client, Pop3State state, String line)
      throws FolderException {
    try {
      state.authenticate(line.substring(Math.min(line.length(), "PASS ".length())));
      client.println("+OK");
    } catch (UserException e) {
      client.println("-ERR [AUTH] Name or password are wrong");
    }
  }

  private static void retrieve(Pop3Connection client, Pop3State state, String line) {
    List<StoredMessage> messages =
        state.getFolder().getMessages(new MsgRangeFilter(argument(line), false));
    if (messages.isEmpty() || messages.get(0).isSet(Flags.Flag.DELETED)) {
      client.println("-ERR no such message");
      return;
    }
    LazyMessage message = (LazyMessage) messages.get(0);
    String text = new String(message.content(), StandardCharsets.ISO_8859_1);
    client.println("+OK");
    // Byte-stuffing: RFC 1939, 3. What we keep has CRLF at the end of every line.
    client.print((text.startsWith(".") ? "." : "") + text.replace("\r\n.", "\r\n.."));
    client.println(text.endsWith("\r\n") ? "." : "\r\n.");
    message.setFlag(Flags.Flag.SEEN, true);
  }

  private static void status(Pop3Connection client, Pop3State state, String line) {
    List<StoredMessage> messages = state.getFolder().getNonDeletedMessages();
    long bytes = messages.stream().mapToLong(Pop3Commands::size).sum();
    client.println("+OK " + messages.size() + " " + bytes);
  }

  private static void list(Pop3Connection client, Pop3State state, String line)
      throws FolderException {
    MailFolder inbox = state.getFolder();
    String number = argument(line);
    if (number.isEmpty()) {
      client.println("+OK");
      for (StoredMessage message : inbox.getNonDeletedMessages()) {
        client.println(inbox.getMsn(message.getUid()) + " " + size(message));
      }
      client.println(".");
    } else {
      List<StoredMessage> messages = inbox.getMessages(new MsgRangeFilter(number, false));
      client.println(
          messages.isEmpty() || messages.get(0).isSet(Flags.Flag.DELETED)
              ? "-ERR no such message"
              : "+OK " + number + " " + size(messages.get(0)));
    }
  }

  private static void reset(Pop3Connection client, Pop3State state, String line) {
    for (StoredMessage message : state.getFolder().getMessages()) {
      message.setFlag(Flags.Flag.DELETED, false);
    }
    client.println("+OK");
  }

  private static String argument(String line) {
    return line.substring(4).strip();
  }

  private static long size(StoredMessage message) {
    return ((LazyMessage) message).size();
  }

  private interface Action {
    void run(Pop3Connection client, Pop3State state, String line) throws FolderException;
  }

  private static final class Command extends Pop3Command {

    private final boolean afterLogin;
    private final Action action;

    Command(boolean afterLogin, Action action) {
      this.afterLogin = afterLogin;
      this.action = action;
    }

    @Override
    public boolean isValidForState(Pop3State state) {
      return state.isAuthenticated() || !afterLogin;
    }

    @Override
    public void execute(Pop3Connection client, Pop3State state, String line) {
      try {
        action.run(client, state, line);
      } catch (FolderException | NumberFormatException e) {
        client.println("-ERR no such message");
      }
    }
  }
}
