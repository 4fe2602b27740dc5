package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mailbox on a real server that is filled, and read to the byte. */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
final class ImapMailbox {

  private final Session session;
  private final int port;
  private final String user;
  private final String password;

  ImapMailbox(int port, Path authority, String user, String password) {
    this.port = port;
    this.user = user;
    this.password = password;
    Properties properties = new Properties();
    properties.put(
        "mail.imaps.ssl.socketFactory", MailProgram.trusting(authority).getSocketFactory());
    properties.put("mail.imaps.connectiontimeout", "10000");
    properties.put("mail.imaps.timeout", "60000");
    session = Session.getInstance(properties);
  }

  static ImapMailbox of(Installation psmail, String address, String password) {
    return new ImapMailbox(psmail.ports().of("imaps"), psmail.authority(), address, password);
  }

  void fill(String name, List<OddMail> mails) throws MessagingException {
    try (Store store = open()) {
      IMAPFolder folder = (IMAPFolder) store.getFolder(name);
      if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
        throw new IllegalStateException("The server does not want the folder " + name);
      }
      for (OddMail mail : mails) {
        folder.doCommand(
            protocol -> {
              protocol.append(
                  name, mail.flags(), Date.from(mail.received()), new Bytes(mail.content()));
              return null;
            });
      }
    }
  }

  /** The names of all folders that hold mails. */
  List<String> folders() throws MessagingException {
    try (Store store = open()) {
      List<String> names = new ArrayList<>();
      for (Folder folder : store.getDefaultFolder().list("*")) {
        if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
          names.add(folder.getFullName());
        }
      }
      return names;
    }
  }

  int count(String name) throws MessagingException {
    try (Store store = open()) {
      Folder folder = store.getFolder(name);
      return folder.exists() ? folder.getMessageCount() : 0;
    }
  }

  /** In an order that does not depend on when they came. */
  List<KeptMail> mails(String name) throws MessagingException, IOException {
    List<KeptMail> mails = new ArrayList<>();
    try (Store store = open();
        Folder folder = store.getFolder(name)) {
      folder.open(Folder.READ_ONLY);
      Message[] all = folder.getMessages();
      FetchProfile wanted = new FetchProfile();
      wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
      wanted.add(IMAPFolder.FetchProfileItem.MESSAGE);
      wanted.add(FetchProfile.Item.FLAGS);
      folder.fetch(all, wanted);
      for (Message mail : all) {
        mails.add(read((IMAPMessage) mail));
      }
    }
    Collections.sort(mails);
    return mails;
  }

  private static KeptMail read(IMAPMessage mail) throws MessagingException, IOException {
    TreeSet<String> flags = new TreeSet<>(List.of(mail.getFlags().getUserFlags()));
    for (Flags.Flag flag : mail.getFlags().getSystemFlags()) {
      String letter = KeptMail.letter(flag);
      if (!letter.isEmpty()) {
        flags.add(letter);
      }
    }
    return KeptMail.of(
        mail.getReceivedDate().toInstant(), flags, mail.getMimeStream().readAllBytes());
  }

  private Store open() throws MessagingException {
    Store store = session.getStore("imaps");
    store.connect("localhost", port, user, password);
    return store;
  }

  /** Goes to the server as it is. */
  private record Bytes(String content) implements Literal {

    @Override
    public int size() {
      return content.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(content.getBytes(ISO_8859_1));
    }
  }
}
