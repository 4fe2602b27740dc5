package net.psmail.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import net.psmail.certificates.foreign.ForeignFolder;
import net.psmail.certificates.foreign.TrialFolder;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.TrialDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shredzone.acme4j.exception.AcmeException;

class AccountTakeoverIT {

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "RSA_2048"})
  void isTheAccountThatTheOtherProgramHad(KeyType type, @TempDir Path files)
      throws IOException, AcmeException, NotIssued {
    try (Pebble pebble =
        new Pebble(files.resolve("ca"), new Pebble.Ways(Pebble.freePort(), false, 0, null))) {
      KeyPair key = type.newKeyPair(new SecureRandom());
      URL theirs = account(pebble, files.resolve("theirs"), key);
      TrialFolder certbot = new TrialFolder(files.resolve("letsencrypt"));
      Files.createDirectories(certbot.path().resolve("live"));
      certbot.certbotAccount(pebble.directoryUri(), "0123", key);

      KeyPair found =
          ForeignFolder.open(certbot.path()).accountKey(pebble.directoryUri()).orElseThrow();

      assertThat(account(pebble, files.resolve("ours"), found)).isEqualTo(theirs);
    }
  }

  private static URL account(Pebble pebble, Path directory, KeyPair key)
      throws AcmeException, NotIssued {
    Authority authority =
        new Authority(
            "ca", pebble.directoryUri(), List.of(), true, List.of(), null, pebble.trust());
    KeyFiles keys = new KeyFiles(directory);
    keys.keep(authority.accountKeyName(), key);
    return new Account(
            authority, keys, new KnownAccounts(TrialDatabase.create()), new SecureRandom())
        .login()
        .getAccountLocation();
  }
}
