# Runs for members who have no script of their own. What tells spam stands in psmail.spam.headers too,
# for those who have one by the site: change both.
require ["fileinto", "mailbox"];
if anyof (header :is "x-spam" "yes", header :is "x-spam-flag" "yes") {
  fileinto :create "Junk";
}
