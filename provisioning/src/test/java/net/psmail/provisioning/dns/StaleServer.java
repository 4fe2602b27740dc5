package net.psmail.provisioning.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A resolver that knows where the name servers are, and answers all else with what is long past.
 */
final class StaleServer implements AutoCloseable {

  private static final int LARGEST = 4096;

  private final Set<Integer> asked = new CopyOnWriteArraySet<>();
  private final DatagramSocket socket;
  private final boolean secondary;

  StaleServer(InetSocketAddress address, boolean secondary) throws IOException {
    this.secondary = secondary;
    socket = new DatagramSocket(address);
    Thread server = new Thread(this::serve, "stale server");
    server.setDaemon(true);
    server.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Which types of records it was asked for. */
  Set<Integer> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        socket.receive(packet);
        byte[] wire = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, wire, 0, wire.length);
        byte[] answer = answer(new Message(wire)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException closed) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private Message answer(Message question) throws IOException {
    Record of = question.getQuestion();
    asked.add(of.getType());
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    if (secondary) {
      answer.getHeader().setFlag(Flags.AA);
    }
    answer.addRecord(of, Section.QUESTION);
    Name name = of.getName();
    String data =
        switch (of.getType()) {
          case Type.NS -> name.labels() == 3 ? "ns." + name : "";
          case Type.A -> "127.0.0.1";
          case Type.TXT -> "\"v=spf1 mx -all\"";
          default -> "";
        };
    if (!data.isEmpty()) {
      answer.addRecord(
          Record.fromString(name, of.getType(), DClass.IN, 3600, data, Name.root), Section.ANSWER);
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
