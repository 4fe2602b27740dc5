package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the answers of a server that nobody vouches for within bounds, before whatever reads them
 * makes room for them: each answer to something of ours has so many bytes and so much time. It
 * looks at IMAP as long as that is spoken in the clear; TLS has bounds of its own.
 */
final class AnswerGuard {

  /** Of all answers to one command; what we ask for at a time is less. */
  static final int MOST_BYTES = 512 * 1024;

  /** However steadily something comes. */
  static final Duration MOST_TIME = Duration.ofMinutes(1);

  /** For each of them there is a place in memory once a folder is opened. */
  static final int MOST_MAILS = 2_000_000;

  /** Those that arrive while a folder is open take more of it. */
  static final int MOST_NEW_MAILS = 10_000;

  private static final Pattern EXISTS =
      Pattern.compile("\\* +\\+?(\\d+) +EXISTS.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern OPENING =
      Pattern.compile("\\S+ (EXAMINE|SELECT) .*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int TLS_HANDSHAKE = 0x16;
  private static final int BEGINNING = 64;

  private final LongSupplier nanos;
  private byte[] answer = new byte[BEGINNING];
  private int size;
  private boolean encrypted;
  private boolean opening;
  private long mails;
  private long sentAt;
  private long bytes;
  private int literal;
  private int previous;

  AnswerGuard(LongSupplier nanos) {
    this.nanos = nanos;
    sentAt = nanos.getAsLong();
  }

  /** We say something; what comes from now on answers it. */
  void sent(byte[] content, int offset, int length) {
    sentAt = nanos.getAsLong();
    bytes = 0;
    encrypted |= length > 0 && content[offset] == TLS_HANDSHAKE;
    String start = new String(content, offset, Math.min(length, BEGINNING), ISO_8859_1);
    opening = OPENING.matcher(start).matches();
  }

  /** How long is left for the answer. */
  void requireTime() throws SocketTimeoutException {
    if (nanos.getAsLong() - sentAt > MOST_TIME.toNanos()) {
      throw new SocketTimeoutException("The whole answer takes too long");
    }
  }

  void received(byte[] content, int offset, int length) throws IOException {
    requireTime();
    if (encrypted) {
      return;
    }
    bytes += length;
    if (bytes > MOST_BYTES || size > MOST_BYTES) {
      throw new IOException("The answer is too long");
    }
    for (int i = offset; i < offset + length; i++) {
      received(content[i]);
    }
  }

  private void received(byte content) throws IOException {
    boolean ended = content == '\n' && previous == '\r';
    if (size == answer.length) {
      answer = Arrays.copyOf(answer, 2 * size);
    }
    answer[size++] = content;
    previous = content;
    if (literal > 0) {
      literal--;
    } else if (ended) {
      lineEnded();
    }
  }

  private void lineEnded() throws IOException {
    Optional<String> announced = announced();
    if (announced.isPresent()) {
      literal = literal(announced.get());
    } else {
      String start = new String(answer, 0, Math.min(size, BEGINNING), ISO_8859_1);
      size = 0;
      requireFew(start);
    }
  }

  /** How many bytes follow that are no line; empty when the answer is at its end. */
  private Optional<String> announced() {
    int close = size - "}\r\n".length();
    int open = close - 1;
    while (open >= 0 && answer[open] >= '0' && answer[open] <= '9') {
      open--;
    }
    return open >= 0 && answer[close] == '}' && answer[open] == '{' && close - open > 1
        ? Optional.of(new String(answer, open + 1, close - open - 1, ISO_8859_1))
        : Optional.empty();
  }

  private static int literal(String number) throws IOException {
    if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) > MOST_BYTES) {
      throw new IOException("A part of an answer is too long");
    }
    return Integer.parseInt(number);
  }

  private void requireFew(String start) throws IOException {
    Matcher exists = EXISTS.matcher(start);
    if (!exists.matches()) {
      return;
    }
    String number = exists.group(1);
    long most = opening ? MOST_MAILS : Math.min(MOST_MAILS, mails + MOST_NEW_MAILS);
    if (!NUMBER.matcher(number).matches() || Long.parseLong(number) > most) {
      throw new IOException("A folder has too many mails");
    }
    if (opening) {
      mails = Long.parseLong(number);
    }
  }
}
