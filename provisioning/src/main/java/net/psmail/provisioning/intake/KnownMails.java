package net.psmail.provisioning.intake;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.provisioning.intake.IntakeProgress.Sign;
import net.psmail.provisioning.intake.IntakeProgress.Unwanted;
import net.psmail.provisioning.key.Digests;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Tells mails that are here already: by Message-ID and time of arrival, or where there is no such
 * header by size, time, date, sender, subject, recipient and how it came. Eight bytes of each are
 * kept in memory.
 */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
final class KnownMails {

  private static final int BATCH = 500;
  private static final String MESSAGE_ID = "Message-ID";
  private static final List<String> INSTEAD = List.of("Date", "From", "Subject");

  /** Asked for only where they are needed: with those of a hundred mails an answer is too long. */
  private static final List<String> ALSO_INSTEAD = List.of("To", "Received");

  private static final List<String> ALL_INSTEAD =
      Stream.concat(INSTEAD.stream(), ALSO_INSTEAD.stream()).toList();

  private final Set<Long> marks = new HashSet<>();

  /** Takes in all mails of a folder. */
  void add(Folder folder, Sign sign) throws MessagingException, Unwanted {
    folder.open(Folder.READ_ONLY);
    try {
      int count = folder.getMessageCount();
      for (int start = 1; start <= count; start += BATCH) {
        sign.alive();
        Message[] messages = folder.getMessages(start, Math.min(count, start + BATCH - 1));
        folder.fetch(messages, what());
        for (Message message : messages) {
          marks.add(mark(message));
          // Else the headers of all are kept until the folder is closed.
          ((IMAPMessage) message).invalidateHeaders();
        }
      }
    } finally {
      folder.close(false);
    }
  }

  /** What must be fetched of a message before it is marked. */
  static FetchProfile what() {
    FetchProfile wanted = new FetchProfile();
    wanted.add(MESSAGE_ID);
    INSTEAD.forEach(wanted::add);
    wanted.add(FetchProfile.Item.SIZE);
    wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    return wanted;
  }

  /** True for the first of those that are the same. */
  boolean isNew(long mark) {
    return marks.add(mark);
  }

  /** It is not here after all. */
  void forget(long mark) {
    marks.remove(mark);
  }

  static long mark(Message message) throws MessagingException {
    long second =
        Optional.ofNullable(message.getReceivedDate()).map(at -> at.getTime() / 1000).orElse(0L);
    String id = first(message, MESSAGE_ID);
    String own = id.isEmpty() ? instead(message) : id;
    return ByteBuffer.wrap(
            Arrays.copyOf(HexFormat.of().parseHex(Digests.sha256(second + " " + own)), Long.BYTES))
        .getLong();
  }

  private static String instead(Message message) throws MessagingException {
    StringBuilder all = new StringBuilder("size ").append(message.getSize());
    for (String name : ALL_INSTEAD) {
      all.append('\n').append(first(message, name));
    }
    return all.toString();
  }

  /** As it is however a server folds its lines. */
  private static String first(Message message, String name) throws MessagingException {
    String @Nullable [] values = message.getHeader(name);
    return values == null || values.length == 0 ? "" : values[0].replaceAll("\\s+", " ").strip();
  }
}
