package net.psmail.provisioning.it;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;
import org.awaitility.Awaitility;

/** Keeps what goes to other providers, as if there were a way to them; the rest goes as ever. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeLetters extends Letters {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
  private static final Pattern TOKEN = Pattern.compile("/recover/(?:link|stop)/(\\S+)");

  private final List<Letter> sent = new CopyOnWriteArrayList<>();

  @Inject MailDomains domains;

  @Override
  public boolean reachOthers() {
    return true;
  }

  @Override
  public void send(Letter letter) {
    sent.add(letter);
    if (domains.served().contains(AnyAddress.domain(letter.to()))) {
      super.send(letter);
    }
  }

  /** All that were sent to an address, the oldest first. */
  public List<Letter> to(String address) {
    return sent.stream().filter(letter -> letter.to().equals(address)).toList();
  }

  /** The last to an address, once there are so many. */
  public Letter last(String address, int many) {
    Awaitility.await().atMost(PATIENCE).until(() -> to(address).size() >= many);
    return to(address).get(many - 1);
  }

  /** The code of the letter of this number. */
  public String code(String address, int many) {
    return CODE.matcher(last(address, many).text())
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow();
  }

  /** The token of the link in a letter. */
  public static String token(Letter letter) {
    return TOKEN
        .matcher(letter.text())
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }
}
