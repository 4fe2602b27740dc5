package net.psmail.provisioning.mailserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that call one machine whatever name they are told, and speak TLS with that name: the
 * certificate is checked against the name that members know, and no name service must know it too.
 */
final class PinnedSockets extends LayeredTls {

  private final String machine;

  PinnedSockets(String machine, SSLSocketFactory tls) {
    super(tls);
    this.machine = machine;
  }

  /** Plain and not connected; TLS is asked for over it. */
  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress wanted, int timeoutMillis) throws IOException {
        InetSocketAddress there =
            new InetSocketAddress(address(), ((InetSocketAddress) wanted).getPort());
        super.connect(there, timeoutMillis);
      }
    };
  }

  @Override
  public Socket createSocket(Socket connected, String name, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(connected, name, port, autoClose);
  }

  private InetAddress address() throws UnknownHostException {
    InetAddress address = InetAddress.getByName(machine);
    return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
  }
}
