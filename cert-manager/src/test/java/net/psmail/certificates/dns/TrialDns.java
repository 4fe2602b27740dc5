package net.psmail.certificates.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A resolver on a loopback address that knows what the test tells it, and fails where it says. */
public final class TrialDns implements AutoCloseable {

  private static final int LONGEST = 65_535;
  private static final int MOST_ALIASES = 8;

  private final DatagramSocket socket =
      new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final List<Record> records = new CopyOnWriteArrayList<>();
  private final Map<Name, Integer> faults = new ConcurrentHashMap<>();
  private final Set<Name> silent = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::serve, "trial-dns");

  public TrialDns() throws IOException {
    thread.setDaemon(true);
    thread.start();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** Adds records as they stand in a zone file, one a line, with absolute names. */
  public void add(String lines) {
    for (String line : lines.strip().split("\n", -1)) {
      String[] parts = line.strip().split(" +", 3);
      try {
        Name name = Name.fromString(parts[0]);
        int type = Type.value(parts[1]);
        records.add(Record.fromString(name, type, 1, 60, parts[2], Name.root));
      } catch (IOException e) {
        throw new IllegalArgumentException(line, e);
      }
    }
  }

  /** Forgets what it knows of a name, and how it should fail there. */
  public void forget(String name) {
    Name absolute = Name.fromConstantString(name);
    records.removeIf(record -> record.getName().equals(absolute));
    faults.remove(absolute);
    silent.remove(absolute);
  }

  /** Answers questions about a name with SERVFAIL or the like. */
  public void fail(String name, int code) {
    faults.put(Name.fromConstantString(name), code);
  }

  /** Gives no answer to questions about a name. */
  public void ignore(String name) {
    silent.add(Name.fromConstantString(name));
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(packet);
        Message question =
            new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        if (!silent.contains(question.getQuestion().getName())) {
          byte[] answer = answer(question).toWire(LONGEST);
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException stopped) {
        // The next turn sees whether it was closed.
      }
    }
  }

  private Message answer(Message question) {
    Record asked = question.getQuestion();
    Message answer = new Message(question.getHeader().getID());
    Header header = answer.getHeader();
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    answer.addRecord(asked, Section.QUESTION);
    header.setRcode(faults.getOrDefault(asked.getName(), Rcode.NOERROR));
    if (header.getRcode() == Rcode.NOERROR) {
      fill(answer, asked);
    }
    return answer;
  }

  private void fill(Message answer, Record asked) {
    Name name = asked.getName();
    boolean known = false;
    for (int i = 0; i < MOST_ALIASES; i++) {
      Name next = name;
      for (Record record : records) {
        if (record.getName().equals(name)) {
          known = true;
          if (record.getType() == asked.getType() || record.getType() == Type.CNAME) {
            answer.addRecord(record, Section.ANSWER);
          }
          if (record instanceof CNAMERecord alias && asked.getType() != Type.CNAME) {
            next = alias.getTarget();
          }
        }
      }
      if (next.equals(name)) {
        break;
      }
      name = next;
    }
    if (!known) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
  }
}
