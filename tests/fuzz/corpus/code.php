Kf<p><?php # a ?> b <?php // c
$x = <<<EOT
d
EOT;
