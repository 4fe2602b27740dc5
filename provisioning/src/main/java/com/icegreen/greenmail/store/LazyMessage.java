package com.icegreen.greenmail.store;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A message of GreenMail's that is decrypted and parsed only when somebody asks for its content:
 * flags, dates and sizes of a thousand messages are answered without. It stands in GreenMail's
 * package because the constructor it needs is visible there only.
 */
@NullMarked
public final class LazyMessage extends StoredMessage {

  private static final MimeMessage NOTHING = parse("Content-Type: text/plain\r\n\r\n");

  private final Source source;

  /** Softly: a SORT keeps the messages of a whole folder at hand. */
  private SoftReference<MimeMessage> message = new SoftReference<>(null);

  private @Nullable MailMessageAttributes attributes;
  private int number;

  /** Where the message really is. */
  public interface Source {

    /** Its number in the folder, for good. */
    long uid();

    /** When it arrived. */
    Date received();

    /** How many bytes {@link #content} has. */
    long size();

    /** The message as it came in. */
    byte[] content();

    /** Somebody is about to look into the message, for the first time or again. */
    void look();

    /** The content, for a parser that keeps it and reads its parts as often as they are wanted. */
    InputStream stream();

    /** Its flags now. */
    Flags flags();

    /** Sets or clears flags. */
    void change(Flags flags, boolean value);
  }

  /** A message that is somewhere else. */
  public LazyMessage(Source source) {
    super(NOTHING, source.received(), source.uid());
    this.source = source;
  }

  @Override
  public MimeMessage getMimeMessage() {
    source.look();
    MimeMessage known = message.get();
    return known != null ? known : open();
  }

  @Override
  public Flags getFlags() {
    return source.flags();
  }

  @Override
  public boolean isSet(Flags.Flag flag) {
    return source.flags().contains(flag);
  }

  @Override
  public void setFlag(Flags.Flag flag, boolean value) {
    source.change(new Flags(flag), value);
  }

  @Override
  public void setFlags(Flags flags, boolean value) {
    source.change(flags, value);
  }

  @Override
  public MailMessageAttributes getAttributes() {
    if (attributes == null) {
      attributes = new LazyAttributes();
    }
    return attributes;
  }

  @Override
  public void updateMessageNumber(int messageNumber) {
    number = messageNumber;
    if (message.get() instanceof UidAwareMimeMessage opened) {
      opened.updateMessageNumber(messageNumber);
    }
  }

  /** How many bytes the message has, known without opening it. */
  public long size() {
    return source.size();
  }

  /** The message as it came in. */
  public byte[] content() {
    return source.content();
  }

  private MimeMessage open() {
    try {
      UidAwareMimeMessage opened = new Opened(source);
      opened.updateMessageNumber(number);
      message = new SoftReference<>(opened);
      return opened;
    } catch (MessagingException e) {
      throw new IllegalStateException("Message " + source.uid() + " cannot be parsed", e);
    }
  }

  private static MimeMessage parse(String text) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new SharedByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Opened extends UidAwareMimeMessage {

    private final Source source;

    Opened(Source source) throws MessagingException {
      super(NOTHING, source.uid(), source.received());
      this.source = source;
      parse(source.stream());
    }

    @Override
    public synchronized Flags getFlags() {
      return source.flags();
    }

    @Override
    public synchronized boolean isSet(Flags.Flag flag) {
      return source.flags().contains(flag);
    }

    @Override
    public synchronized void setFlags(Flags flags, boolean value) {
      source.change(flags, value);
    }

    @Override
    public int getSize() {
      return Math.toIntExact(source.size());
    }
  }

  private final class LazyAttributes implements MailMessageAttributes {

    private @Nullable MailMessageAttributes parsed;

    private MailMessageAttributes parsed() {
      if (parsed == null) {
        try {
          parsed = new SimpleMessageAttributes(getMimeMessage(), source.received());
        } catch (MessagingException e) {
          throw new IllegalStateException("Message " + source.uid() + " cannot be parsed", e);
        }
      }
      return parsed;
    }

    @Override
    public Date getReceivedDate() {
      return source.received();
    }

    @Override
    public String getReceivedDateAsString() {
      return LazyMessage.super.getAttributes().getReceivedDateAsString();
    }

    @Override
    public int getSize() {
      return Math.toIntExact(source.size());
    }

    @Override
    public String getEnvelope() {
      return parsed().getEnvelope();
    }

    @Override
    public String getBodyStructure(boolean includeExtensions) {
      return parsed().getBodyStructure(includeExtensions);
    }
  }
}
